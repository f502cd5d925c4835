package org.rimborso.web.view;

import java.util.List;
import java.util.Optional;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Coverage;
import org.rimborso.chart.Party;
import org.rimborso.chart.Provider;
import org.rimborso.chart.Reference;

/** How to call those a chart refers to: by the display sent, else by the resource that was read. */
final class Names {
  /** Stands for an unknown payer in addresses, the same in every language. */
  static final String NOBODY = "-";

  private final Chart chart;
  private final Words words;

  Names(Chart chart, Words words) {
    this.chart = chart;
    this.words = words;
  }

  Optional<String> of(Party party) {
    return party
        .display()
        .or(() -> party.reference().flatMap(this::read))
        .or(party::identifier)
        .or(() -> party.reference().map(Reference::toString));
  }

  /** The payer's name, or the word for an unknown one. */
  String payer(Party party) {
    return of(party).orElseGet(() -> words.say("unknown.payer"));
  }

  /** How the payer is called in addresses. */
  String key(Party party) {
    return of(party).map(String::strip).filter(name -> !name.isEmpty()).orElse(NOBODY);
  }

  /** Everyone named, joined; empty if no one is. */
  String all(List<Party> parties) {
    return String.join(
        ", ", parties.stream().flatMap(party -> of(party).stream()).distinct().toList());
  }

  private Optional<String> read(Reference reference) {
    return chart
        .find(reference, Provider.class)
        .flatMap(this::name)
        .or(
            () ->
                chart
                    .find(reference, Coverage.class)
                    .map(coverage -> all(coverage.payors()))
                    .filter(name -> !name.isEmpty()));
  }

  private Optional<String> name(Provider provider) {
    return provider
        .name()
        .or(
            () ->
                provider.member().stream()
                    .flatMap(member -> chart.find(member, Provider.class).stream())
                    .flatMap(member -> member.name().stream())
                    .findFirst());
  }
}
