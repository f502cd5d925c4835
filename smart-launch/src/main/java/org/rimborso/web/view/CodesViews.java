package org.rimborso.web.view;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.rimborso.codebooks.Book;
import org.rimborso.codebooks.search.FoundCode;
import org.rimborso.codebooks.shelf.ShelfSnapshot;
import org.rimborso.codes.CodeAnswer;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;

/** Builds the code search of one code system on one day. Reads nothing of a patient. */
public final class CodesViews {
  private static final int MOST = 20;

  private final ShelfSnapshot snapshot;
  private final Book book;
  private final CodeSystem system;
  private final LocalDate day;
  private final Words words;
  private final String path;

  /**
   * @param book one that lists the codes of a system
   * @param path of the search inside the launch
   */
  public CodesViews(ShelfSnapshot snapshot, Book book, LocalDate day, Words words, String path) {
    this.snapshot = snapshot;
    this.book = book;
    this.system = book.system().orElseThrow();
    this.day = day;
    this.words = words;
    this.path = path;
  }

  /** What {@code typed} finds, and {@code chosen} looked at. */
  public CodesView view(String typed, Optional<String> chosen) {
    List<CodesView.Row> found =
        snapshot.search().find(system, typed, day, words.locale(), MOST).stream()
            .map(one -> row(one, typed))
            .toList();
    return new CodesView(
        path,
        book.id(),
        system.label(),
        typed,
        words.day(day),
        summary(typed, found.size()),
        found,
        chosen.map(code -> row(looked(code), typed)),
        snapshot.damage().map(why -> words.say("codes.damaged")));
  }

  private String summary(String typed, int count) {
    if (typed.isBlank()) {
      return "";
    }
    return count == MOST
        ? words.say("codes.found-many", MOST)
        : words.say("codes.found", count, system.label());
  }

  private FoundCode looked(String code) {
    return new FoundCode(
        system,
        CodeSets.display(system, code),
        snapshot.codes().name(system, code, words.locale()).orElse(""),
        snapshot.codes().ask(system, code, day));
  }

  private CodesView.Row row(FoundCode one, String typed) {
    String href =
        path
            + "?system="
            + book.id()
            + "&on="
            + day
            + "&q="
            + URLEncoder.encode(typed, StandardCharsets.UTF_8)
            + "&code="
            + URLEncoder.encode(one.code(), StandardCharsets.UTF_8);
    return new CodesView.Row(
        one.code(), one.name(), state(one.answer()), one.answer().edition(), href);
  }

  private Badge state(CodeAnswer answer) {
    if (answer instanceof CodeAnswer.Billable) {
      return Badge.ok(words.say("codes.billable"));
    }
    if (answer instanceof CodeAnswer.Header) {
      return Badge.warning(words.say("codes.header"));
    }
    if (answer instanceof CodeAnswer.NotYetValid later) {
      return Badge.error(words.say("codes.not-yet", later.from()));
    }
    if (answer instanceof CodeAnswer.NoLongerValid ended) {
      return Badge.error(words.say("codes.no-longer", ended.until()));
    }
    return answer instanceof CodeAnswer.Unknown
        ? Badge.error(words.say("codes.unknown"))
        : Badge.unchecked(words.say("codes.not-loaded"));
  }
}
