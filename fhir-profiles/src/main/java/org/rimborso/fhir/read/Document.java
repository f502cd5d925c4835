package org.rimborso.fhir.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** One document while it is read: a Bundle, an OperationOutcome, or a single resource. */
final class Document {
  private static final Issue NOT_READ = new Issue("error", "structure", Optional.empty());

  private final Cursor cursor;
  private final Entries entries;
  private Optional<String> type = Optional.empty();
  private Optional<String> next = Optional.empty();
  private OptionalLong total = OptionalLong.empty();
  private int count;
  private final List<Issue> issues = new ArrayList<>();

  Document(Cursor cursor, Entries entries) {
    this.cursor = cursor;
    this.entries = entries;
  }

  /** A document of which nothing could be read. */
  static Page none(Fault fault) {
    return new Page(
        Optional.empty(), Optional.empty(), OptionalLong.empty(), 0, List.of(), Optional.of(fault));
  }

  Page read() {
    try {
      if (cursor.kind() != Cursor.Kind.OBJECT) {
        throw cursor.broken(Fault.Kind.NOT_JSON);
      }
      cursor.enter();
      typed(cursor, this::root);
      if (type.isEmpty()) {
        throw cursor.broken(Fault.Kind.NOT_FHIR);
      }
      if (!cursor.atEnd()) {
        throw cursor.broken(Fault.Kind.MALFORMED);
      }
      return page(Optional.empty());
    } catch (BrokenJson broken) {
      return page(Optional.of(broken.fault()));
    }
  }

  private Page page(Optional<Fault> fault) {
    return new Page(type, next, total, count, issues, fault);
  }

  /**
   * Finds the {@code resourceType} of the object that {@code in} has entered and hands it on. Where
   * it does not come first, the object is put aside until it was found.
   */
  private static void typed(Cursor in, BiConsumer<Cursor, String> then) {
    if (!in.nextField()) {
      return;
    }
    if (in.field().equals("resourceType")) {
      then.accept(in, string(in));
      return;
    }
    Cursor.Replay object = in.rest();
    Cursor search = object.open();
    String found = "";
    while (search.nextField()) {
      if (search.field().equals("resourceType")) {
        found = string(search);
      }
    }
    then.accept(object.open(), found);
  }

  private static String string(Cursor in) {
    return in.kind() == Cursor.Kind.STRING ? in.string() : "";
  }

  private void root(Cursor in, String resourceType) {
    type = Optional.of(resourceType).filter(t -> !t.isBlank());
    switch (resourceType) {
      case "Bundle" -> bundle(in);
      case "OperationOutcome" -> outcome(in);
      default -> {
        count++;
        entries.read(in, resourceType).accept(Optional.empty());
      }
    }
  }

  private static Elements elements(Cursor cursor, String type) {
    return new Elements(cursor, new Repeated(ReferenceIndex.OPTIONS), type);
  }

  private void bundle(Cursor cursor) {
    Elements in = elements(cursor, "Bundle");
    while (cursor.nextField()) {
      switch (cursor.field()) {
        case "entry" -> in.list(() -> entry(in, cursor));
        case "link" -> in.list(() -> link(in));
        case "total" -> in.whole().ifPresent(number -> total = OptionalLong.of(number));
        default -> {}
      }
    }
    if (!in.gaps().isEmpty()) {
      issues.add(NOT_READ);
    }
  }

  private Optional<Issue> link(Elements in) {
    Optional<String> relation = Optional.empty();
    Optional<String> url = Optional.empty();
    boolean read = in.entered();
    while (read && in.nextField()) {
      switch (in.field()) {
        case "relation" -> relation = in.text();
        case "url" -> url = in.text();
        default -> {}
      }
    }
    if (relation.equals(Optional.of("next"))) {
      // One without an address is no last page either.
      next = Optional.of(url.orElse(""));
    }
    return Optional.empty();
  }

  private Optional<Issue> entry(Elements in, Cursor cursor) {
    Optional<String> fullUrl = Optional.empty();
    Consumer<Optional<String>> rest = url -> {};
    boolean read = in.entered();
    while (read && in.nextField()) {
      switch (in.field()) {
        case "fullUrl" -> fullUrl = in.text();
        case "resource" -> rest = resource(in, cursor);
        default -> {}
      }
    }
    rest.accept(fullUrl);
    return Optional.empty();
  }

  private Consumer<Optional<String>> resource(Elements in, Cursor cursor) {
    if (!in.is(Cursor.Kind.OBJECT)) {
      in.wrong();
      return fullUrl -> {};
    }
    var draft =
        new Object() {
          Consumer<Optional<String>> rest = fullUrl -> issues.add(NOT_READ);
        };
    cursor.enter();
    typed(cursor, (inside, resourceType) -> draft.rest = resource(inside, resourceType));
    return draft.rest;
  }

  /** A Bundle inside the Bundle, or something without a type, is not read: which is said. */
  private Consumer<Optional<String>> resource(Cursor in, String resourceType) {
    switch (resourceType) {
      case "OperationOutcome" -> outcome(in);
      case "Bundle", "" -> {
        while (in.nextField()) {
          // Skipped.
        }
        issues.add(NOT_READ);
      }
      default -> {
        count++;
        return entries.read(in, resourceType);
      }
    }
    return fullUrl -> {};
  }

  private void outcome(Cursor cursor) {
    Elements in = elements(cursor, "OperationOutcome");
    while (cursor.nextField()) {
      if (cursor.field().equals("issue")) {
        issues.addAll(in.list(() -> issue(in)));
      }
    }
  }

  private static Optional<Issue> issue(Elements in) {
    String severity = "error";
    String code = "";
    Optional<String> diagnostics = Optional.empty();
    boolean read = in.entered();
    while (read && in.nextField()) {
      switch (in.field()) {
        case "severity" -> severity = in.text().orElse("error");
        case "code" -> code = in.text().orElse("");
        case "diagnostics" -> diagnostics = in.text();
        default -> {}
      }
    }
    return Optional.of(new Issue(severity, code, diagnostics));
  }
}
