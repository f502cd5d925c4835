package org.rimborso.corpus.plant;

import org.rimborso.corpus.chart.Cover;
import org.rimborso.corpus.chart.Scene;
import org.rimborso.corpus.chart.Wish;

/** The charts that plants grow in. */
final class Wishes {
  private Wishes() {}

  /** A visit with one claim, whose first diagnosis stands nowhere else on the chart. */
  static Wish one() {
    return Wish.of(Scene.OFFICE, Scene.OFFICE, Scene.TELEHEALTH)
        .paidBy(Cover.MEDICARE, Cover.NORTHLIGHT, Cover.HARBOR);
  }

  /** A visit in person with one claim. */
  static Wish office() {
    return Wish.of(Scene.OFFICE).paidBy(Cover.MEDICARE, Cover.NORTHLIGHT, Cover.HARBOR);
  }

  /** A stay with a facility claim and a professional one. */
  static Wish stay() {
    return Wish.of(Scene.STAY).paidBy(Cover.MEDICARE);
  }

  /** A visit of fiscal 2025. */
  static Wish in2025(Wish wish) {
    return wish.between("2024-10-01", "2025-09-30");
  }

  /** A visit that a claim or answer need not have reached yet. */
  static Wish recent(Wish wish, String from, String to) {
    return wish.between(from, to).withOthers(2);
  }
}
