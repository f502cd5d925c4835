package org.rimborso.web.view;

import java.util.List;
import java.util.Optional;

/**
 * The rules that fit a search, by family.
 *
 * @param path of the page inside the launch
 * @param typed what was searched for; empty where all are shown
 * @param summary a sentence on how many fit
 * @param unread sentences on what this EHR and launch leave unread; none where nothing is
 * @param plugins how plug-ins do, for who may know; none where there are none
 */
public record RulesView(
    String path,
    String typed,
    String summary,
    List<Family> families,
    List<String> unread,
    List<Plugin> plugins) {
  public RulesView {
    plugins = List.copyOf(plugins);
    families = List.copyOf(families);
    unread = List.copyOf(unread);
  }

  /** A plug-in, or a rule of one that is not well, in a sentence. */
  public record Plugin(Badge state, String sentence) {}

  /** Rules of one family under its name. */
  public record Family(String name, List<Row> rows) {
    public Family {
      rows = List.copyOf(rows);
    }
  }

  /**
   * A rule as it stands.
   *
   * @param audience whose list its findings are on
   * @param state whether it can run here and now
   * @param notes what is missing and what the site changed, in sentences
   * @param rate how often people agree with it; empty where that is not known, or not for the
   *     reader
   */
  public record Row(
      String id,
      String title,
      String href,
      Badge severity,
      String audience,
      Badge state,
      List<String> notes,
      Optional<String> rate) {
    public Row {
      notes = List.copyOf(notes);
    }
  }
}
