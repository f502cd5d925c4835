package org.rimborso.web.view;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rimborso.codebooks.Book;
import org.rimborso.codebooks.search.FoundCode;
import org.rimborso.codebooks.terminology.CodeFinder;
import org.rimborso.codebooks.terminology.CodesFound;
import org.rimborso.codebooks.terminology.Search;
import org.rimborso.codes.CodeAnswer;
import org.rimborso.codes.CodeSystem;

/** Builds the code search of one code system on one day. Reads nothing of a patient. */
public final class CodesViews {
  private static final int MOST = 20;

  private final CodeFinder codes;
  private final Book book;
  private final CodeSystem system;
  private final LocalDate day;
  private final Words words;
  private final String path;

  /**
   * @param book one that lists the codes of a system
   * @param path of the search inside the launch
   */
  public CodesViews(CodeFinder codes, Book book, LocalDate day, Words words, String path) {
    this.codes = codes;
    this.book = book;
    this.system = book.system().orElseThrow();
    this.day = day;
    this.words = words;
    this.path = path;
  }

  /** What {@code typed} finds, and {@code chosen} looked at. */
  public CodesView view(String typed, Optional<String> chosen) {
    CodesFound found = codes.find(new Search(system, typed, day, words.locale(), MOST), chosen);
    return new CodesView(
        path,
        book.id(),
        system.label(),
        typed,
        words.day(day),
        summary(typed, found),
        found.codes().stream().map(one -> row(one, typed)).toList(),
        found.chosen().map(one -> row(one, typed)),
        incomplete(found));
  }

  private String summary(String typed, CodesFound found) {
    if (typed.isBlank()) {
      return "";
    }
    int count = found.codes().size();
    return count == MOST
        ? words.say("codes.found-many", MOST)
        : words.say(found.beyond() ? "codes.found-beyond" : "codes.found", count, system.label());
  }

  private List<String> incomplete(CodesFound found) {
    List<String> sentences = new ArrayList<>();
    if (found.damaged()) {
      sentences.add(words.say("codes.damaged"));
    }
    found
        .trouble()
        .ifPresent(
            cause -> sentences.add(words.say("codes.server." + cause.code(), system.label())));
    return sentences;
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
