package org.rimborso.web.view;

import java.util.List;
import java.util.Optional;

/**
 * What stands around every page.
 *
 * @param words the reader's words
 * @param nonce the nonce of this answer's Content-Security-Policy
 * @param title the page's name; never a patient's
 * @param languageHref this page in the other language
 * @param session the launch's part of the frame; empty where there is no launch
 */
public record Frame(
    Words words, String nonce, String title, String languageHref, Optional<Session> session) {

  /**
   * The launch's part of the frame.
   *
   * @param base path of the launch, {@code /s/…}
   * @param here path and query of this page, where refresh comes back to
   * @param token goes with every form that changes something
   * @param left seconds for which the session stays open if nobody does anything
   * @param last whether nothing can prolong that
   */
  public record Session(
      String base,
      String here,
      String person,
      String role,
      List<Tab> tabs,
      String token,
      long left,
      boolean last,
      Optional<Facts> facts) {
    public Session {
      tabs = List.copyOf(tabs);
    }

    /** Neither names nor token. */
    @Override
    public String toString() {
      return "Session[]";
    }
  }

  /** A tab: its path under the launch, its name, whether it is the one shown. */
  public record Tab(String href, String name, boolean current) {}

  /**
   * What the frame knows once the chart is read.
   *
   * @param banner the patient; empty where the EHR shows the patient itself
   * @param asOf time of day the chart was read
   * @param failures sentences on what could not be read although it should
   */
  public record Facts(
      Optional<Banner> banner, String asOf, Unchecked unchecked, List<String> failures) {
    public Facts {
      failures = List.copyOf(failures);
    }
  }

  /** The patient, as far as known. */
  public record Banner(
      String name, Optional<Day> born, Optional<String> age, String sex, String recordNumber) {}
}
