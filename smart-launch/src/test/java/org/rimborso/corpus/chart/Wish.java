package org.rimborso.corpus.chart;

import java.time.LocalDate;
import java.util.List;

/**
 * What a chart is to hold beside what chance brings.
 *
 * @param scenes one of which the subject visit is of
 * @param covers one of which the patient has
 * @param first the first day on which the subject visit may begin
 * @param last the last such day
 * @param youngest the least age on the day of the subject visit, in years; 0 and an {@code oldest}
 *     of 0 leave both to chance
 * @param gender FHIR code; empty leaves it to chance
 * @param others the most other visits beside it
 */
public record Wish(
    List<Scene> scenes,
    List<Cover> covers,
    LocalDate first,
    LocalDate last,
    int youngest,
    int oldest,
    String gender,
    int others) {
  private static final LocalDate FIRST = LocalDate.of(2024, 1, 10);
  private static final LocalDate LAST = LocalDate.of(2025, 11, 20);

  public Wish {
    scenes = List.copyOf(scenes);
    covers = List.copyOf(covers);
  }

  /** A visit of one of these sorts, with whatever cover. */
  public static Wish of(Scene... scenes) {
    return new Wish(List.of(scenes), List.of(Cover.values()), FIRST, LAST, 0, 0, "", 2);
  }

  /** The same for visits of other sorts. */
  public Wish in(Scene... sorts) {
    return new Wish(List.of(sorts), covers, first, last, youngest, oldest, gender, others);
  }

  public Wish paidBy(Cover... some) {
    return new Wish(scenes, List.of(some), first, last, youngest, oldest, gender, others);
  }

  /** Begun in these days, such as {@code 2024-10-01} to {@code 2025-09-30}. */
  public Wish between(String from, String to) {
    LocalDate start = LocalDate.parse(from);
    LocalDate end = LocalDate.parse(to);
    return new Wish(scenes, covers, start, end, youngest, oldest, gender, others);
  }

  public Wish aged(int from, int to) {
    return new Wish(scenes, covers, first, last, from, to, gender, others);
  }

  public Wish whoIs(String sex) {
    return new Wish(scenes, covers, first, last, youngest, oldest, sex, others);
  }

  public Wish withOthers(int most) {
    return new Wish(scenes, covers, first, last, youngest, oldest, gender, most);
  }
}
