package org.rimborso.payer;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Coverage;
import org.rimborso.chart.Party;
import org.rimborso.chart.Provider;
import org.rimborso.chart.Reference;

/**
 * What a chart tells of a payer.
 *
 * @param names for comparing, see {@link PayerMatch#plain}
 * @param identifiers references, and identifiers with their systems
 * @param types of the coverage, with their systems
 * @param medicare whether it is original Medicare
 */
record PayerTraits(
    Set<String> names, Set<String> identifiers, Set<String> types, boolean medicare) {

  /** Of the payer of {@code bill}: its insurer, its focal coverage and that one's payors. */
  static PayerTraits of(Chart chart, Claim bill) {
    Optional<Coverage> coverage = coverage(chart, bill);
    Stream<Party> parties =
        Stream.concat(
            Stream.concat(
                Stream.of(bill.insurer()),
                bill.focalInsurance().stream().map(Claim.Insurance::coverage)),
            coverage.stream().flatMap(one -> one.payors().stream()));
    boolean drugs = bill.type().filter("pharmacy"::equals).isPresent();
    return of(chart, parties, coverage, !drugs && Medicare.pays(chart, bill));
  }

  /** Of the payer of {@code coverage}. */
  static PayerTraits of(Chart chart, Coverage coverage) {
    return of(
        chart, coverage.payors().stream(), Optional.of(coverage), Medicare.pays(chart, coverage));
  }

  /** Of a payer of whom no more is told. */
  static PayerTraits of(Party payer) {
    Set<String> names = new LinkedHashSet<>();
    Set<String> identifiers = new LinkedHashSet<>();
    payer.display().map(PayerMatch::plain).ifPresent(names::add);
    payer.identifier().ifPresent(identifiers::add);
    payer.reference().map(Reference::toString).ifPresent(identifiers::add);
    return new PayerTraits(names, identifiers, Set.of(), false);
  }

  private static PayerTraits of(
      Chart chart, Stream<Party> parties, Optional<Coverage> coverage, boolean medicare) {
    Set<String> names = new LinkedHashSet<>();
    Set<String> identifiers = new LinkedHashSet<>();
    Set<String> types = new LinkedHashSet<>();
    parties.forEach(
        party -> {
          PayerTraits told = of(party);
          names.addAll(told.names());
          identifiers.addAll(told.identifiers());
          party
              .reference()
              .flatMap(reference -> chart.find(reference, Provider.class))
              .ifPresent(
                  read -> {
                    read.name().map(PayerMatch::plain).ifPresent(names::add);
                    identifiers.addAll(read.identifiers());
                  });
        });
    coverage.ifPresent(
        one -> one.type().codings().forEach(type -> types.add(type.uri() + "|" + type.code())));
    return new PayerTraits(names, identifiers, types, medicare);
  }

  static Optional<Coverage> coverage(Chart chart, Claim bill) {
    return bill.focalInsurance()
        .flatMap(insurance -> insurance.coverage().reference())
        .flatMap(reference -> chart.find(reference, Coverage.class));
  }
}
