package org.rimborso.codebooks.catalogue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.rimborso.rule.Need;

/**
 * What a site has of something that a rule needs.
 *
 * @param name of what is needed, for people
 * @param until last day of what is loaded; empty where nothing is, or it has no end
 * @param payers names of the profiles that say it; none for other needs
 */
public record Supply(
    Need need, String name, Stock stock, Optional<LocalDate> until, List<String> payers) {
  public Supply {
    payers = List.copyOf(payers);
  }

  /** How much there is. */
  public enum Stock {
    /** An official edition, a list, or at least one payer's word. */
    LOADED("loaded"),
    /** The few codes that ship with the product. */
    STARTER("starter-set"),
    /** Nothing loaded; a terminology server is asked. */
    SERVER("terminology-server"),
    /** What is loaded ended before today. */
    ENDED("ended"),
    NONE("not-loaded");

    private final String code;

    Stock(String code) {
      this.code = code;
    }

    /** As JSON and message bundles spell it. */
    public String code() {
      return code;
    }

    boolean isWhole() {
      return this == LOADED || this == SERVER;
    }

    boolean isNothing() {
      return this == ENDED || this == NONE;
    }
  }
}
