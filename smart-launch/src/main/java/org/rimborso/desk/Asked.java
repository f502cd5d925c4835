package org.rimborso.desk;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.Party;
import org.rimborso.chart.Provider;
import org.rimborso.chart.Reference;
import org.rimborso.rule.Finding;
import org.rimborso.store.QueryRow;
import org.rimborso.store.WorkPlaces;

/** What a question is about, found again in the chart of who asks it. */
record Asked(DeskChart opened, QueryRow.About about) {

  /** The longest id of a finding that is kept. */
  private static final int LONGEST_ID = 1000;

  private static final int LONGEST_NAME = 200;

  /** Whether all of it is there, and there is something. */
  boolean isKnown() {
    boolean some = about.account().isPresent() || about.finding().isPresent();
    return some
        && about.account().stream().allMatch(opened::has)
        && about.finding().stream()
            .allMatch(id -> id.length() <= LONGEST_ID && finding(id).isPresent())
        && about.encounter().stream()
            .allMatch(visit -> chart().find(visit, Encounter.class).isPresent());
  }

  /** Everything that it touches: restricted if any of it is. */
  Set<Reference> touched() {
    Set<Reference> all = new TreeSet<>(visits());
    about.account().ifPresent(all::add);
    about.finding().flatMap(this::finding).map(Finding::focus).ifPresent(all::add);
    return all;
  }

  /** The places of its visits, as they are kept. */
  String places() {
    return WorkPlaces.of(chart(), visits());
  }

  /** Who saw the patient at the visit, if that is a practitioner with a reference. */
  Optional<QueryRow.Addressee> addressee() {
    return about.encounter().stream()
        .flatMap(visit -> chart().find(visit, Encounter.class).stream())
        .flatMap(visit -> visit.participants().stream())
        .flatMap(party -> addressee(party).stream())
        .findFirst();
  }

  private Optional<QueryRow.Addressee> addressee(Party party) {
    return party
        .reference()
        .map(this::practitioner)
        .filter(who -> who.type().equals("Practitioner"))
        .map(who -> new QueryRow.Addressee(who, name(party, who)));
  }

  /** Who is behind a role, as far as the chart tells. */
  private Reference practitioner(Reference who) {
    return chart().find(who, Provider.class).map(Provider::member).orElse(List.of()).stream()
        .filter(member -> member.type().equals("Practitioner"))
        .findFirst()
        .orElse(who);
  }

  private String name(Party party, Reference who) {
    String name =
        chart()
            .nameOf(party)
            .or(() -> chart().find(who, Provider.class).flatMap(Provider::name))
            .orElse(who.toString());
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
  }

  private Set<Reference> visits() {
    Stream<Reference> billed =
        about.account().stream()
            .flatMap(account -> chart().find(account, Claim.class).stream())
            .flatMap(claim -> claim.encounters().stream());
    Set<Reference> visits = new TreeSet<>();
    Stream.concat(billed, about.encounter().stream()).forEach(visits::add);
    return visits;
  }

  private Optional<Finding> finding(String id) {
    return opened.review().findings().stream().filter(one -> one.id().equals(id)).findFirst();
  }

  private Chart chart() {
    return opened.chart();
  }
}
