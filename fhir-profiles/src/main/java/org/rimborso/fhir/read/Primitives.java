package org.rimborso.fhir.read;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.rimborso.chart.Cause;
import org.rimborso.chart.PartialDate;

/**
 * Takes FHIR's primitive values, objects and lists from the cursor. A value of the wrong type is
 * noted with its path and left out; JSON {@code null} and empty text count as absent. Where a key
 * occurs twice the last one counts.
 */
class Primitives {
  /** Notes of one resource; a resource that is wrong everywhere says so in a few lines. */
  private static final int MAX_GAPS = 20;

  private static final Set<String> CHOICES =
      Set.of(
          "diagnosis", "serviced", "location", "performed", "onset", "deceased", "value", "timing");
  private static final Map<String, String> CHOICE_NAMES = new java.util.HashMap<>();

  static {
    for (String name : CHOICES) {
      for (String type :
          List.of(
              "CodeableConcept",
              "Reference",
              "Date",
              "DateTime",
              "Period",
              "Boolean",
              "String",
              "Code",
              "Coding",
              "Money")) {
        CHOICE_NAMES.put(name + type, name);
      }
    }
  }

  /** Something that could not be read. */
  record Gap(Cause because, String element) {}

  protected final Cursor cursor;
  protected final Repeated repeated;
  private final List<Gap> gaps = new ArrayList<>();
  private final String type;
  private final int root;

  /** For the resource of this {@code type} that the cursor has entered. */
  Primitives(Cursor cursor, Repeated repeated, String type) {
    this.cursor = cursor;
    this.repeated = repeated;
    this.type = type;
    root = cursor.depth();
  }

  List<Gap> gaps() {
    return gaps;
  }

  boolean is(Cursor.Kind kind) {
    return cursor.kind() == kind;
  }

  /** The value is not what it should be. */
  void wrong() {
    if (cursor.kind() != Cursor.Kind.NULL) {
      gap(Cause.UNREADABLE, "");
    }
  }

  /** Something below the place where the cursor stands is not known; {@code below} names it. */
  void gap(Cause because, String below) {
    if (gaps.size() < MAX_GAPS) {
      Gap gap = new Gap(because, type + dotted(fhirPath(cursor.path(root))) + dotted(below));
      if (!gaps.contains(gap)) {
        gaps.add(gap);
      }
    }
  }

  private static String dotted(String path) {
    return path.isEmpty() ? "" : "." + path;
  }

  /** FHIRPath names a choice element without its type: {@code serviced}, not servicedDate. */
  private static String fhirPath(String jsonPath) {
    StringBuilder path = new StringBuilder();
    for (String step : jsonPath.split("\\.", -1)) {
      int bracket = step.indexOf('[');
      String name = bracket < 0 ? step : step.substring(0, bracket);
      path.append(path.isEmpty() ? "" : ".")
          .append(CHOICE_NAMES.getOrDefault(name, name))
          .append(bracket < 0 ? "" : step.substring(bracket));
    }
    return path.toString();
  }

  /** What {@code read} makes of the value, or made of the very same one before, without a gap. */
  <T> T same(Seen<T> seen, Supplier<T> read) {
    return cursor.value(seen, read, gaps::isEmpty);
  }

  /**
   * Goes into the object that the cursor stands on, to be walked with {@link #nextField}; false,
   * with a note, where it is none.
   */
  boolean entered() {
    if (cursor.kind() != Cursor.Kind.OBJECT) {
      wrong();
      return false;
    }
    cursor.enter();
    return true;
  }

  /** Whether the object that was entered has a further field. */
  boolean nextField() {
    return cursor.nextField();
  }

  /** The name of the field. */
  String field() {
    return cursor.field();
  }

  /** Hands every field of the object to {@code fields}; says whether it was an object. */
  boolean object(Consumer<String> fields) {
    boolean object = entered();
    while (object && nextField()) {
      fields.accept(field());
    }
    return object;
  }

  /** Every item of the list that {@code item} can read; unmodifiable. Most lists have one. */
  <T> List<T> list(Supplier<Optional<T>> item) {
    if (cursor.kind() != Cursor.Kind.ARRAY) {
      wrong();
      return List.of();
    }
    List<T> all = List.of();
    cursor.enter();
    while (cursor.nextItem()) {
      Optional<T> one = item.get();
      if (one.isPresent()) {
        all = with(all, one.get());
      }
    }
    return List.copyOf(all);
  }

  private static <T> List<T> with(List<T> all, T one) {
    if (all.isEmpty()) {
      return List.of(one);
    }
    List<T> more = all.size() == 1 ? new ArrayList<>(all) : all;
    more.add(one);
    return more;
  }

  Optional<String> text() {
    if (cursor.kind() != Cursor.Kind.STRING) {
      wrong();
      return Optional.empty();
    }
    String text = cursor.string();
    return text.isBlank() ? Optional.empty() : Optional.of(text);
  }

  boolean isTrue() {
    if (cursor.kind() != Cursor.Kind.BOOLEAN) {
      wrong();
      return false;
    }
    return cursor.bool();
  }

  /** A decimal of a size that can be reckoned with: nobody's money has an exponent of thousands. */
  Optional<BigDecimal> decimal() {
    if (cursor.kind() != Cursor.Kind.NUMBER) {
      wrong();
      return Optional.empty();
    }
    BigDecimal number = cursor.number();
    if (number.precision() > 40 || Math.abs((long) number.scale()) > 30) {
      gap(Cause.UNREADABLE, "");
      return Optional.empty();
    }
    return Optional.of(number);
  }

  /** A whole number from 0 up, such as a sequence. */
  OptionalInt whole() {
    Optional<BigDecimal> number = decimal();
    if (number.isEmpty()) {
      return OptionalInt.empty();
    }
    try {
      int value = number.get().intValueExact();
      if (value >= 0) {
        return OptionalInt.of(value);
      }
    } catch (ArithmeticException noWholeNumber) {
      // Falls through to the same answer.
    }
    gap(Cause.UNREADABLE, "");
    return OptionalInt.empty();
  }

  List<Integer> wholes() {
    return same(repeated.wholes, this::readWholes);
  }

  private List<Integer> readWholes() {
    return list(
        () -> {
          OptionalInt number = whole();
          return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
        });
  }

  Optional<PartialDate> date() {
    Optional<String> text = text();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<PartialDate> date = repeated.date(text.get().strip());
    if (date.isEmpty()) {
      gap(Cause.UNREADABLE, "");
    }
    return date;
  }

  Optional<Instant> instant() {
    Optional<String> text = text();
    Optional<Instant> instant = text.flatMap(t -> FhirDates.instant(t.strip()));
    if (text.isPresent() && instant.isEmpty()) {
      gap(Cause.UNREADABLE, "");
    }
    return instant;
  }
}
