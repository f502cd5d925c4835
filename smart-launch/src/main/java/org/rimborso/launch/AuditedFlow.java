package org.rimborso.launch;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.rimborso.audit.AuditEntry.Action;
import org.rimborso.audit.UnsignedRefusals;
import org.rimborso.web.SmartFlow;

/** A launch that is refused before anybody has signed in leaves a row. */
final class AuditedFlow implements SmartFlow {
  private final SmartFlow flow;
  private final UnsignedRefusals refusals;
  private final Predicate<String> isEhr;

  AuditedFlow(SmartFlow flow, UnsignedRefusals refusals, Predicate<String> isEhr) {
    this.flow = flow;
    this.refusals = refusals;
    this.isEhr = isEhr;
  }

  @Override
  public Step begin(String iss, String launch, String browserKey) {
    return told(flow.begin(iss, launch, browserKey), Optional.empty());
  }

  @Override
  public Step beginHere(String ehr, String browserKey) {
    return told(flow.beginHere(ehr, browserKey), Optional.of(ehr).filter(isEhr));
  }

  @Override
  public List<Start> starts() {
    return flow.starts();
  }

  @Override
  public String keys() {
    return flow.keys();
  }

  @Override
  public Step callback(String ehr, Map<String, List<String>> parameters, String browserKey) {
    return told(flow.callback(ehr, parameters, browserKey), Optional.of(ehr).filter(isEhr));
  }

  private Step told(Step step, Optional<String> ehr) {
    if (step instanceof Stopped stopped) {
      refusals.record(Action.LAUNCH, stopped.why().code(), Optional.empty(), ehr);
    }
    return step;
  }
}
