package org.rimborso.web;

/** {@code /launch/{ehr}}: a launch that begins on our own page. */
final class StandaloneDoorstep implements Doorstep {
  private final SmartFlow smart;

  StandaloneDoorstep(SmartFlow smart) {
    this.smart = smart;
  }

  @Override
  public Reply handle(Call call) {
    String ehr = call.part("ehr");
    return Steps.begin(call, "/launch/" + ehr, key -> smart.beginHere(ehr, key));
  }
}
