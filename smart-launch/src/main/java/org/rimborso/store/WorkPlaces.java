package org.rimborso.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.Party;
import org.rimborso.chart.Period;
import org.rimborso.chart.Reference;

/**
 * The departments and places of an account's visits, kept beside its work: a list of many patients
 * is shown without asking the EHR, and who may see a line depends on them. A line for each visit:
 * its reference, then a tab and {@code p} or {@code l} before each department or place.
 */
public final class WorkPlaces {
  private static final int LONGEST = 4000;
  private static final String ANY = "Encounter/any";

  private WorkPlaces() {}

  /** What is kept; empty where not all visits are known, so that only who sees all sees it. */
  public static String of(Chart chart, Reference account) {
    return of(chart, chart.find(account, Claim.class).map(Claim::encounters).orElseGet(Set::of));
  }

  /** The same of some visits. */
  public static String of(Chart chart, Set<Reference> visits) {
    List<Optional<Encounter>> known =
        visits.stream().sorted().map(one -> chart.find(one, Encounter.class)).toList();
    if (known.stream().anyMatch(Optional::isEmpty)) {
      return "";
    }
    String text =
        known.stream()
            .flatMap(Optional::stream)
            .map(WorkPlaces::line)
            .collect(Collectors.joining("\n"));
    return text.length() > LONGEST ? "" : text;
  }

  private static String line(Encounter visit) {
    return Stream.concat(
            Stream.of(visit.reference().toString()),
            Stream.concat(
                names("p", visit.serviceProvider()),
                visit.locations().stream().flatMap(place -> names("l", place))))
        .collect(Collectors.joining("\t"));
  }

  private static Stream<String> names(String mark, Party party) {
    return Stream.concat(
            party.reference().stream().map(Reference::toString), party.identifier().stream())
        .filter(name -> name.chars().noneMatch(c -> c < ' '))
        .map(name -> mark + name);
  }

  /** The same without the visits' own references: alike for all accounts of the same places. */
  public static String withoutVisits(String kept) {
    return kept.lines()
        .map(line -> line.indexOf('\t') < 0 ? ANY : ANY + line.substring(line.indexOf('\t')))
        .distinct()
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  /** The visits again, with nothing but their places. */
  public static List<Encounter> visits(String kept, Reference patient) {
    if (kept.isEmpty()) {
      return List.of(visit(new String[] {"Encounter/unknown"}, patient));
    }
    return kept.lines().map(line -> visit(line.split("\t", -1), patient)).toList();
  }

  /** A visit has one department, which may go by a reference and an identifier. */
  private static Encounter visit(String[] cells, Reference patient) {
    List<Party> places = new ArrayList<>();
    Party provider = Party.UNKNOWN;
    for (String cell : Arrays.asList(cells).subList(1, cells.length)) {
      String name = cell.substring(1);
      Optional<Reference> reference = Reference.parse(name);
      if (cell.startsWith("l")) {
        places.add(party(reference, name));
      } else {
        provider =
            new Party(
                reference.or(provider::reference),
                reference.isPresent() ? provider.identifier() : Optional.of(name),
                Optional.empty());
      }
    }
    return new Encounter(
        Reference.parse(cells[0]).orElseThrow(),
        Optional.of(patient),
        "unknown",
        Optional.empty(),
        List.of(),
        Period.UNKNOWN,
        Optional.empty(),
        provider,
        places,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Set.of());
  }

  private static Party party(Optional<Reference> reference, String name) {
    return new Party(
        reference, reference.isPresent() ? Optional.empty() : Optional.of(name), Optional.empty());
  }
}
