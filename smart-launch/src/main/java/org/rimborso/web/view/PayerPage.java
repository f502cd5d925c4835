package org.rimborso.web.view;

import java.util.List;
import java.util.Optional;

/**
 * The payers of the site, and one of them to be changed.
 *
 * @param names of all, with where each is changed
 */
public record PayerPage(List<Name> names, Optional<Edit> edit) {
  public PayerPage {
    names = List.copyOf(names);
  }

  /** A payer and its page. */
  public record Name(String name, String href, boolean chosen) {}

  /**
   * One payer.
   *
   * @param version the one that the reader sees, 0 for the configuration's
   * @param requirements what else the configuration says of it, in words
   * @param rates which rates are loaded, in words
   * @param versions the newest first
   * @param done what was just done
   */
  public record Edit(
      String name,
      int version,
      PayerForm form,
      List<String> requirements,
      String rates,
      List<Version> versions,
      Optional<String> done,
      String action,
      String token) {
    public Edit {
      requirements = List.copyOf(requirements);
      versions = List.copyOf(versions);
    }

    /** Without what is in the form. */
    @Override
    public String toString() {
      return "Edit[" + version + "]";
    }
  }

  /**
   * One version of a payer's terms.
   *
   * @param what whether it was changed or restored, by whom
   * @param day when; empty for the configuration's
   * @param terms in words
   * @param current whether it counts now
   */
  public record Version(
      int number, String what, Optional<Day> day, String terms, boolean current) {}
}
