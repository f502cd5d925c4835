package org.rimborso.web.view;

import java.util.List;
import java.util.Optional;

/**
 * A code search and what it found.
 *
 * @param path of the search inside the launch
 * @param system the short name of the code system, as addresses have it
 * @param systemName for people
 * @param typed what was searched for; empty before a search
 * @param on the day on which codes are judged
 * @param summary a sentence on how much fits; empty before a search
 * @param found the best first
 * @param chosen the code that was looked at; empty where none was
 * @param incomplete sentences on why codes may be missing; none where none is
 */
public record CodesView(
    String path,
    String system,
    String systemName,
    String typed,
    Day on,
    String summary,
    List<Row> found,
    Optional<Row> chosen,
    List<String> incomplete) {
  public CodesView {
    found = List.copyOf(found);
    incomplete = List.copyOf(incomplete);
  }

  /** Whether this is the code that was looked at. */
  public boolean isChosen(Row row) {
    return chosen.filter(one -> one.code().equals(row.code())).isPresent();
  }

  /**
   * A code.
   *
   * @param name empty where no loaded set names it
   * @param state whether it may be billed on the day, in words
   * @param href the search with this code looked at
   */
  public record Row(String code, String name, Badge state, String edition, String href) {}
}
