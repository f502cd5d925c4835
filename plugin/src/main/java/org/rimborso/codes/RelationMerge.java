package org.rimborso.codes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Several editions of relations as one, by {@link EditionCalendar}'s rule, code by code. */
final class RelationMerge {
  private static final Comparator<Said> ORDER =
      Comparator.comparing(Said::target).thenComparing(Said::attribute);

  private final EditionCalendar calendar;
  private final List<CodeRelations> editions;
  private final RelationRows out = new RelationRows();

  /** What is said of the code at hand, apart from the days. */
  private record Said(String target, String attribute) {}

  private RelationMerge(EditionCalendar calendar, List<CodeRelations> editions) {
    this.calendar = calendar;
    this.editions = editions;
  }

  static CodeRelations merge(List<CodeRelations.Dated> editions) {
    EditionCalendar calendar =
        new EditionCalendar(
            editions.stream()
                .map(
                    e ->
                        new EditionCalendar.Period(
                            e.label(), DayRange.day(e.from()), DayRange.day(e.to())))
                .toList());
    RelationMerge merge =
        new RelationMerge(calendar, editions.stream().map(CodeRelations.Dated::relations).toList());
    merge.codes().forEach(merge::merge);
    return merge.out.build(calendar);
  }

  private Set<String> codes() {
    Set<String> codes = new TreeSet<>();
    editions.forEach(edition -> codes.addAll(edition.codes()));
    return codes;
  }

  private void merge(String code) {
    List<List<CodeRelations.Row>> rows = new ArrayList<>();
    editions.forEach(edition -> rows.add(edition.allOf(code)));
    Map<Said, CodeRangesBuilder> days = new TreeMap<>(ORDER);
    for (int segment = 0; segment < calendar.segments(); segment++) {
      if (calendar.edition(segment) != EditionCalendar.NO_EDITION) {
        for (CodeRelations.Row row : rows.get(calendar.edition(segment))) {
          days.computeIfAbsent(
                  new Said(row.target(), row.attribute()), said -> new CodeRangesBuilder())
              .say(
                  Math.max(calendar.start(segment), DayRange.day(row.first())),
                  Math.min(
                      calendar.end(segment), row.last().map(DayRange::day).orElse(DayRange.NEVER)),
                  true);
        }
      }
    }
    days.forEach((said, builder) -> add(code, said, builder));
  }

  private void add(String code, Said said, CodeRangesBuilder days) {
    days.days()
        .forEach(
            range ->
                out.add(
                    code,
                    said.target(),
                    new RelationTerms.Term(
                        said.attribute(), DayRange.first(range), DayRange.last(range))));
  }
}
