package org.rimborso.fhir.read;

import java.math.BigDecimal;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * A pull cursor over one JSON document. It stands on a value; a value that is neither entered nor
 * taken is skipped by the next step. Once a container is entered it is walked to its end: {@link
 * #nextField} or {@link #nextItem} until it says no.
 *
 * <p>Every method throws {@link BrokenJson} where the document ends early, is no JSON, or goes
 * beyond the limits on depth and length.
 */
interface Cursor {

  /** What the cursor stands on. */
  enum Kind {
    OBJECT,
    ARRAY,
    STRING,
    NUMBER,
    BOOLEAN,
    NULL
  }

  Kind kind();

  /** Goes into the object or array that it stands on. */
  void enter();

  /** Whether there is a next field; the cursor then stands on its value. */
  boolean nextField();

  /** The name of the field whose value it stands on. */
  String field();

  /** Whether there is a next item; the cursor then stands on it. */
  boolean nextItem();

  /** The string it stands on. */
  String string();

  /** The number it stands on, exact, with the scale it was written in. */
  BigDecimal number();

  /** The boolean it stands on. */
  boolean bool();

  /** How many containers are entered. */
  int depth();

  /**
   * Where it stands below the container that was entered at {@code depth}, as FHIRPath writes it:
   * {@code item[0].net}. For messages only; may be slow.
   */
  String path(int depth);

  /**
   * The object it is in, from the field it stands on to its end, to be read as often as needed;
   * this cursor then stands at the end of that object.
   */
  Replay rest();

  /**
   * What {@code read} makes of the object or list that it stands on, or made of the very same one
   * before. It is remembered in {@code seen} while {@code isSound} says that nothing was wrong.
   */
  default <T> T value(Seen<T> seen, Supplier<T> read, BooleanSupplier isSound) {
    return read.get();
  }

  /** Whether nothing follows the document's one value but white space. */
  boolean atEnd();

  /** That the document cannot be read on from where it stands. */
  BrokenJson broken(Fault.Kind why);

  /** Part of a document that was put aside. */
  interface Replay {
    /** A cursor that has entered the object and stands before its first field. */
    Cursor open();
  }
}
