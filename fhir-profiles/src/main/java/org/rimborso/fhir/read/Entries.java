package org.rimborso.fhir.read;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What is done with the resources of a document. */
@FunctionalInterface
interface Entries {

  /**
   * Reads the resource of {@code type} whose object the cursor has entered, to its end.
   *
   * @return what is left to do once the entry's {@code fullUrl} is known, which may follow
   */
  Consumer<Optional<String>> read(Cursor cursor, String type);

  /** Hands every resource that a chart can hold to {@code sink}. */
  static Entries into(Consumer<Item> sink, Repeated repeated) {
    return (cursor, type) -> {
      Optional<ResourceDraft> draft = ResourceDraft.read(cursor, repeated, type);
      return fullUrl -> draft.ifPresent(one -> sink.accept(one.done(fullUrl)));
    };
  }

  /** Notes what every resource goes by in {@code index}. */
  static Entries into(ReferenceIndex index) {
    return into(index, type -> true, new Repeated(ReferenceIndex.OPTIONS));
  }

  /** Notes what the resources of some types go by in {@code index}. */
  static Entries into(ReferenceIndex index, Predicate<String> types, Repeated repeated) {
    return (cursor, type) -> {
      if (!types.test(type)) {
        while (cursor.nextField()) {
          // Nothing of it is of interest.
        }
        return fullUrl -> {};
      }
      Elements in = new Elements(cursor, repeated, type);
      ReferenceIndex.Names names = new ReferenceIndex.Names(in);
      while (cursor.nextField()) {
        names.accept(cursor.field());
      }
      return fullUrl -> index.add(type, names, fullUrl);
    };
  }
}
