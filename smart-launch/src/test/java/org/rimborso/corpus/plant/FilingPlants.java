package org.rimborso.corpus.plant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.rimborso.corpus.chart.Cover;
import org.rimborso.corpus.chart.Draft;
import org.rimborso.corpus.chart.Scene;
import org.rimborso.corpus.chart.Visit;
import org.rimborso.corpus.chart.Wish;

/** Claims that do not get to the payer in time. */
final class FilingPlants {
  private FilingPlants() {}

  static List<Plant> all() {
    Wish nearMedicaresYear = due(Cover.MEDICARE, "2024-12-01", "2025-01-18");
    Wish nearNorthlights180 = due(Cover.NORTHLIGHT, "2025-06-10", "2025-07-20");
    Plant claim =
        Plant.of(
            "claim-filing-deadline",
            "no answer, Medicare's year ends",
            nearMedicaresYear,
            (chart, dice) -> unanswered(chart));
    return List.of(
        claim.times(20),
        claim.in("no answer, payer's 180 days end", nearNorthlights180).atSite().times(20),
        claim
            .in("limit not known", due(Cover.HARBOR, "2024-12-01", "2025-06-01"))
            .outside(World.SITE),
        Plant.of(
                "claim-filing-deadline",
                "draft near the limit",
                nearMedicaresYear,
                (chart, dice) -> {
                  unanswered(chart);
                  return Expected.at(draft(chart));
                })
            .times(10),
        Plant.of(
                "claim-filing-deadline",
                "unbilled near the limit",
                nearMedicaresYear,
                (chart, dice) -> unbilled(chart))
            .times(15),
        Plant.of(
                "claim-not-submitted",
                "draft of weeks ago",
                due(Cover.HARBOR, "2025-09-01", "2025-12-10"),
                (chart, dice) -> {
                  unanswered(chart);
                  return Expected.at(draft(chart));
                })
            .times(60),
        Plant.of(
                "encounter-not-billed",
                "no claim after weeks",
                Wish.of(Scene.OFFICE, Scene.INJURY, Scene.STAY, Scene.EMERGENCY)
                    .between("2025-09-01", "2025-12-06")
                    .paidBy(Cover.HARBOR, Cover.MEDICARE),
                (chart, dice) -> unbilled(chart))
            .times(60));
  }

  private static Wish due(Cover cover, String first, String last) {
    return Wish.of(Scene.OFFICE, Scene.INJURY).paidBy(cover).between(first, last);
  }

  private static Expected unanswered(Draft chart) {
    chart.subject().unanswer();
    return Expected.at(chart.subject().claim());
  }

  private static ObjectNode draft(Draft chart) {
    return chart.subject().claim().put("status", "draft");
  }

  private static Expected unbilled(Draft chart) {
    Visit visit = chart.subject();
    visit.unbill();
    return Expected.at(visit.encounter());
  }
}
