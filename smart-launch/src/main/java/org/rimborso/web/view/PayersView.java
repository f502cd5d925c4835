package org.rimborso.web.view;

import java.util.List;
import java.util.Optional;
import org.rimborso.web.view.AccountView.CodeMark;

/**
 * What each payer of one account did, in coordination order, and what can be done about it.
 *
 * @param cards how to reach each payer
 * @param same other accounts with the same payer and denial
 * @param sameQuery of the list of every denial of this kind by this payer
 * @param amounts whether the reader may see amounts; without it there are none in here
 */
public record PayersView(
    List<Part> parts,
    Outlook outlook,
    List<PayerCard> cards,
    List<AccountsView.Row> same,
    String sameQuery,
    boolean amounts) {
  public PayersView {
    parts = List.copyOf(parts);
    cards = List.copyOf(cards);
    same = List.copyOf(same);
  }

  /** One payer. */
  public record Part(
      String payer, Badge state, String reason, Figures figures, List<DeniedLine> denied) {
    public Part {
      denied = List.copyOf(denied);
    }
  }

  /**
   * What a payer made of the charge; absent amounts are unknown, not zero.
   *
   * @param open what is left after it, for the next one or for it to pay
   */
  public record Figures(
      Optional<String> charge,
      Optional<String> allowed,
      Optional<String> contractual,
      Optional<String> paid,
      Optional<String> patient,
      Optional<String> open) {}

  /**
   * A denied line, or the bill as a whole.
   *
   * @param pairs how often its services were denied with its diagnoses
   */
  public record DeniedLine(
      Optional<String> code,
      String text,
      String detail,
      List<CodeMark> codes,
      String meaning,
      String next,
      List<Often> pairs) {
    public DeniedLine {
      codes = List.copyOf(codes);
      pairs = List.copyOf(pairs);
    }
  }

  /**
   * How often a payer denied a service with a diagnosis.
   *
   * @param elsewhere other accounts where it did; at most a few
   * @param more how many of them are not listed
   */
  public record Often(String sentence, List<Link> elsewhere, int more) {
    public Often {
      elsewhere = List.copyOf(elsewhere);
    }
  }

  /** Another account. */
  public record Link(String href, String name) {}

  /**
   * What can be done.
   *
   * @param appeal whether there is a way to appeal; empty where nothing is denied
   * @param appealWhy which, or why not
   * @param contract the lines of the contract that the shortfall is held against
   * @param nextCoverage who the balance falls to
   * @param unknownCodes as the payer sent them
   */
  public record Outlook(
      Optional<Badge> appeal,
      String appealWhy,
      Optional<String> shortfall,
      List<String> contract,
      Optional<String> nextCoverage,
      List<CodeMark> unknownCodes) {
    public Outlook {
      contract = List.copyOf(contract);
      unknownCodes = List.copyOf(unknownCodes);
    }

    /** Whether there is nothing to say. */
    public boolean isEmpty() {
      return appeal.isEmpty()
          && shortfall.isEmpty()
          && nextCoverage.isEmpty()
          && unknownCodes.isEmpty();
    }
  }
}
