package org.rimborso.web;

import java.util.Optional;
import org.rimborso.access.Admitted;
import org.rimborso.access.Permission;
import org.rimborso.web.view.Trouble;

/** Starts a sweep of an EHR, or stops the one at work. */
final class SweepStepHandler implements Handler {
  private final Step step;

  /** What is done for the visitor to an EHR. */
  @FunctionalInterface
  interface Step {
    Sweeps.Answer take(Admitted visitor, String ehr);
  }

  SweepStepHandler(Step step) {
    this.step = step;
  }

  @Override
  public Permission permission() {
    return Permission.ADMINISTER;
  }

  @Override
  public Reply handle(Call call) {
    if (!call.isSent(SweepsHandler.PURPOSE)) {
      return new Reply.Failed(Trouble.of(Trouble.Kind.FORGED_FORM, Numbers.next()));
    }
    Optional<String> ehr = call.asked("ehr");
    Sweeps.Answer answer =
        ehr.map(id -> step.take(call.someone(), id)).orElse(Sweeps.Answer.NOT_SET_UP);
    return new Reply.SeeOther(call.base() + "/admin/sweeps?said=" + answer.code());
  }
}
