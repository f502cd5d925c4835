package org.rimborso.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rimborso.access.Admitted;
import org.rimborso.chart.Note;
import org.rimborso.chart.Reference;
import org.rimborso.desk.DeskChart;
import org.rimborso.desk.LetterBook;
import org.rimborso.notes.Landing;
import org.rimborso.review.Review;
import org.rimborso.store.Letter;

/** The letters of a {@link TestSite}, in memory. */
final class FakeLetters implements LetterBook {
  private final TestSite site;

  FakeLetters(TestSite site) {
    this.site = site;
  }

  @Override
  public DeskChart outgoing(Admitted visitor) {
    return site.restricted ? withoutAccounts(site.chart) : site.chart;
  }

  private static DeskChart withoutAccounts(DeskChart whole) {
    Review review = whole.review();
    return new DeskChart(
        whole.chart(),
        new Review(
            review.patient(), review.asOf(), review.findings(), review.notChecked(), List.of()),
        whole.asOf(),
        false);
  }

  @Override
  public Optional<String> save(
      Admitted visitor, Reference account, String id, Note.Kind kind, String says, Letter letter) {
    if (site.full) {
      return Optional.empty();
    }
    site.letters.put(id, letter);
    site.told.add(kind + " " + says);
    return Optional.of(id);
  }

  @Override
  public Map<String, Optional<Landing>> ofAccount(Admitted visitor, Reference account) {
    return site.letters.keySet().stream()
        .collect(Collectors.toMap(id -> id, id -> Optional.<Landing>empty()));
  }

  @Override
  public Optional<Letter> find(Admitted visitor, Reference account, String id) {
    return Optional.ofNullable(site.letters.get(id));
  }

  @Override
  public boolean keepDraft(
      Admitted visitor, Reference account, String which, Map<String, String> fields) {
    site.letterDrafts.put(account + " " + which, fields);
    return true;
  }

  @Override
  public Optional<Map<String, String>> draft(Admitted visitor, Reference account, String which) {
    return Optional.ofNullable(site.letterDrafts.get(account + " " + which));
  }
}
