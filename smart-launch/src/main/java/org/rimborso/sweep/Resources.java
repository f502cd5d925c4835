package org.rimborso.sweep;

import java.util.ArrayList;
import java.util.List;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Correspondence;
import org.rimborso.chart.Payment;
import org.rimborso.chart.Resource;
import org.rimborso.chart.WriteOff;

/** All resources of a chart, in no order that means anything. */
public final class Resources {
  private Resources() {}

  public static List<Resource> of(Chart chart) {
    List<Resource> all = new ArrayList<>();
    chart.patient().ifPresent(all::add);
    all.addAll(chart.encounters());
    all.addAll(chart.conditions());
    all.addAll(chart.procedures());
    all.addAll(chart.serviceRecords());
    all.addAll(chart.coverages());
    all.addAll(chart.claims());
    all.addAll(chart.claimResponses());
    all.addAll(chart.benefits());
    all.addAll(chart.providers());
    all.addAll(chart.followUps());
    all.addAll(chart.all(Payment.class));
    all.addAll(chart.all(Correspondence.class));
    all.addAll(chart.all(WriteOff.class));
    return all;
  }
}
