package org.rimborso.web;

import java.nio.charset.StandardCharsets;

/** {@code /.well-known/jwks.json}: the public keys by which EHRs know our signature. */
final class KeysDoorstep implements Doorstep {
  private final SmartFlow smart;

  KeysDoorstep(SmartFlow smart) {
    this.smart = smart;
  }

  @Override
  public Reply handle(Call call) {
    byte[] json = smart.keys().getBytes(StandardCharsets.UTF_8);
    return new Reply.Content("application/json", json);
  }
}
