package org.rimborso.web.view;

import java.util.List;
import java.util.Optional;

/**
 * The page on which a clinician is asked.
 *
 * @param about what it is about, in a few words
 * @param back where the reader came from
 * @param self this page's own address, without a template
 * @param kinds the kinds of questions, each with the address of its template
 * @param to whom it goes
 * @param due by when an answer is hoped for
 * @param facts what the chart says
 * @param account its reference; empty where it is about a finding
 * @param finding its id; empty where it is about an account
 */
public record AskView(
    String about,
    String back,
    String self,
    List<Kind> kinds,
    String to,
    Day due,
    List<String> facts,
    Optional<String> account,
    Optional<String> finding) {
  public AskView {
    kinds = List.copyOf(kinds);
    facts = List.copyOf(facts);
  }

  /** A kind of question. */
  public record Kind(String code, String name, String href, boolean chosen) {}
}
