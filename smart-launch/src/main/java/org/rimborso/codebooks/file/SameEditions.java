package org.rimborso.codebooks.file;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rimborso.codebooks.Edition;
import org.rimborso.codes.CodeRelations;

/**
 * Publishers put the same list into an archive in several forms. The one that says most is kept;
 * the others are passed over if they list nothing else, and refused if they do.
 */
final class SameEditions {
  private final List<Found> kept = new ArrayList<>();
  private final List<PassedOver> passedOver = new ArrayList<>();
  private final List<Refused> refused = new ArrayList<>();

  SameEditions(List<Found> found) {
    Map<String, List<Found>> groups = new LinkedHashMap<>();
    for (Found one : found) {
      Edition edition = one.edition();
      String key = edition.book() + " " + edition.label() + " " + edition.from() + edition.to();
      groups.computeIfAbsent(key, any -> new ArrayList<>()).add(one);
    }
    groups.values().forEach(this::choose);
  }

  private void choose(List<Found> same) {
    int best = 0;
    for (int i = 1; i < same.size(); i++) {
      if (SAYS_MORE.compare(same.get(i).edition(), same.get(best).edition()) > 0) {
        best = i;
      }
    }
    List<Found> others = new ArrayList<>(same);
    Found chosen = others.remove(best);
    kept.add(chosen);
    others.forEach(one -> compare(one, chosen));
  }

  private void compare(Found one, Found best) {
    if (addsNothing(one.edition().content(), best.edition().content())) {
      passedOver.add(new PassedOver(one.entry(), "the same list as " + best.entry()));
    } else {
      refused.add(
          new Refused(
              one.entry(),
              Optional.empty(),
              "is the same edition as " + best.entry() + ", but lists something else"));
    }
  }

  /** Headers, then rows, then the length of the names. */
  private static final Comparator<Edition> SAYS_MORE =
      Comparator.comparing(SameEditions::headersListed)
          .thenComparing(SameEditions::size)
          .thenComparing(SameEditions::nameLength);

  private static boolean headersListed(Edition edition) {
    return edition.content() instanceof Edition.Codes codes && codes.headersListed();
  }

  private static long size(Edition edition) {
    Edition.Content content = edition.content();
    if (content instanceof Edition.Codes codes) {
      return codes.rows().size();
    }
    return content instanceof Edition.Relations relations
        ? relations.relations().size()
        : ((Edition.Notes) content).rows().size();
  }

  private static long nameLength(Edition edition) {
    return edition.content() instanceof Edition.Codes codes
        ? codes.rows().stream().mapToLong(row -> row.name().length()).sum()
        : 0;
  }

  private static boolean addsNothing(Edition.Content one, Edition.Content best) {
    if (one instanceof Edition.Codes fewer && best instanceof Edition.Codes more) {
      return facts(more).containsAll(facts(fewer));
    }
    if (one instanceof Edition.Relations fewer && best instanceof Edition.Relations more) {
      return equal(fewer.relations(), more.relations());
    }
    return one.equals(best);
  }

  private static boolean equal(CodeRelations one, CodeRelations other) {
    Iterator<CodeRelations.Row> theirs = other.all().iterator();
    return one.size() == other.size() && one.all().allMatch(row -> row.equals(theirs.next()));
  }

  private static Set<Edition.CodeRow> facts(Edition.Codes codes) {
    return codes.rows().stream()
        .map(row -> new Edition.CodeRow(row.code(), row.billable(), row.first(), row.last(), ""))
        .collect(Collectors.toCollection(HashSet::new));
  }

  List<Found> kept() {
    return kept;
  }

  List<PassedOver> passedOver() {
    return passedOver;
  }

  List<Refused> refused() {
    return refused;
  }
}
