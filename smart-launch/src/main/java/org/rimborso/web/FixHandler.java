package org.rimborso.web;

import java.util.function.Function;
import org.rimborso.access.Permission;

/** One step of a correction of the chart. */
final class FixHandler implements Handler {
  private final Function<Call, Reply> step;

  FixHandler(Function<Call, Reply> step) {
    this.step = step;
  }

  @Override
  public Permission permission() {
    return Permission.FIX_CHART;
  }

  @Override
  public Reply handle(Call call) {
    return step.apply(call);
  }
}
