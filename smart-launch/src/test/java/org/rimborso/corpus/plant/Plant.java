package org.rimborso.corpus.plant;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rimborso.corpus.chart.Dice;
import org.rimborso.corpus.chart.Draft;
import org.rimborso.corpus.chart.Wish;

/**
 * One kind of defect and how it gets into a clean chart.
 *
 * @param rule the id of the rule that must find it
 * @param name what it is, for people
 * @param in where it is put
 * @param outside whether the rule's tables say nothing of it, so that it must be <em>not
 *     checked</em>
 * @param times how many charts get it
 * @param also what such a chart truly shows beside it
 */
public record Plant(
    String rule,
    String name,
    World world,
    Wish in,
    boolean outside,
    int times,
    List<Collateral> also,
    Edit edit) {
  static final int TIMES = 25;
  private static final int TIMES_OUTSIDE = 10;

  public Plant {
    also = List.copyOf(also);
  }

  /** Puts the defect into the chart; empty where the chart has no place for it. */
  @FunctionalInterface
  public interface Edit {
    Optional<Expected> put(Draft chart, Dice dice);
  }

  /** Puts the defect into a chart, which always has a place for it. */
  @FunctionalInterface
  interface Sure {
    Expected put(Draft chart, Dice dice);
  }

  /**
   * A finding of another rule that is right.
   *
   * @param reason why one defect is two faults
   */
  public record Collateral(String rule, String reason) {}

  static Plant of(String rule, String name, Wish in, Sure edit) {
    return maybe(rule, name, in, (chart, dice) -> Optional.of(edit.put(chart, dice)));
  }

  static Plant maybe(String rule, String name, Wish in, Edit edit) {
    return new Plant(rule, name, World.SHIPPED, in, false, TIMES, List.of(), edit);
  }

  Plant times(int count) {
    return new Plant(rule, name, world, in, outside, count, also, edit);
  }

  /** With the site's own tables and payer profiles. */
  Plant atSite() {
    return new Plant(rule, name, World.SITE, in, outside, times, also, edit);
  }

  /** In the site's world or in the shipped one, where the rule's tables say nothing of it. */
  Plant outside(World where) {
    return new Plant(rule, name, where, in, true, TIMES_OUTSIDE, also, edit);
  }

  Plant showing(String other, String reason) {
    List<Collateral> all = new ArrayList<>(also);
    all.add(new Collateral(other, reason));
    return new Plant(rule, name, world, in, outside, times, all, edit);
  }

  /** The same defect in other charts. */
  Plant in(String otherName, Wish others) {
    return new Plant(rule, otherName, world, others, outside, times, also, edit);
  }
}
