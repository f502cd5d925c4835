package org.rimborso.rules.procedure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Party;
import org.rimborso.chart.Provider;
import org.rimborso.chart.Reference;

/**
 * Who did what lines bill. A provider is the same under reference, role and NPI as far as the chart
 * holds its resource. For one thread.
 */
final class Performers {
  private static final Set<String> PERFORMING =
      Set.of("performing", "rendering", "primary", "attending", "operating");

  private final Chart chart;
  private final Map<Party, Party> known = new HashMap<>();
  private Party lastAsked = Party.UNKNOWN;
  private Party lastFound = Party.UNKNOWN;

  Performers(Chart chart) {
    this.chart = chart;
  }

  /**
   * Of an institution's bill, the institution. Else whom the line's care team says, else the one
   * whom the bill's says, else who bills; of a bill that names nobody, the bill itself.
   */
  Party of(ClaimKind kind, Claim bill, Claim.Line line) {
    Party performer = named(kind, bill, line);
    return performer.isUnknown() ? Party.of(bill.reference()) : same(performer);
  }

  /** The same as the bill refers to them; unknown where it names nobody. */
  static Party named(ClaimKind kind, Claim bill, Claim.Line line) {
    return kind == ClaimKind.OUTPATIENT || bill.careTeam().isEmpty()
        ? bill.provider()
        : onLine(bill, line.careTeamSequences()).orElse(bill.provider());
  }

  /**
   * Of the members that the line names, or of all where it names none, the first that performs;
   * else the only one, if the line names that one or its role is not told.
   */
  private static Optional<Party> onLine(Claim bill, List<Integer> sequences) {
    int members = 0;
    Optional<Claim.CareTeamMember> last = Optional.empty();
    for (Claim.CareTeamMember member : bill.careTeam()) {
      if (sequences.isEmpty() || sequences.contains(member.sequence())) {
        if (member.role().filter(PERFORMING::contains).isPresent()) {
          return Optional.of(member.provider());
        }
        members++;
        last = Optional.of(member);
      }
    }
    boolean alone = members == 1;
    return last.filter(one -> alone && (!sequences.isEmpty() || one.role().isEmpty()))
        .map(Claim.CareTeamMember::provider);
  }

  /** Whom {@code party} means, as one value for all ways to refer to them. */
  Party same(Party party) {
    // Bill after bill names the same few.
    if (!party.equals(lastAsked)) {
      lastFound = known.computeIfAbsent(party, this::resolve);
      lastAsked = party;
    }
    return lastFound;
  }

  private Party resolve(Party party) {
    if (party.reference().isEmpty()) {
      return party.identifier().isPresent()
          ? new Party(Optional.empty(), party.identifier(), Optional.empty())
          : party;
    }
    Reference person = practitioner(party.reference().get());
    Optional<Provider> read = chart.find(person, Provider.class);
    return read.filter(one -> one.npis().size() == 1)
        .map(one -> Party.ofNpi(one.npis().get(0)))
        .orElse(Party.of(person));
  }

  /** The practitioner of a role that was read; else {@code reference} itself. */
  private Reference practitioner(Reference reference) {
    return chart.find(reference, Provider.class).stream()
        .flatMap(role -> role.member().stream())
        .filter(member -> member.type().equals("Practitioner"))
        .findFirst()
        .orElse(reference);
  }
}
