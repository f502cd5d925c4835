package org.rimborso.web;

import org.rimborso.web.view.Trouble;

/** What the steps of a launch look like to the browser. */
final class Steps {
  private Steps() {}

  static Reply failed(Trouble.Kind kind) {
    return new Reply.Failed(Trouble.of(kind, Numbers.next()));
  }

  /** The reply to a step that does not complete the launch. */
  static Reply reply(SmartFlow.Step step) {
    if (step instanceof SmartFlow.GoTo next) {
      return new Reply.SeeOther(next.target().toString());
    }
    return step instanceof SmartFlow.Stopped stopped
        ? failed(stopped.why())
        : failed(Trouble.Kind.BROKEN);
  }
}
