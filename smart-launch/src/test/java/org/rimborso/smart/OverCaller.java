package org.rimborso.smart;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.ehr.LoopbackServer;
import org.rimborso.ehr.LoopbackServer.Sent;
import org.rimborso.ehr.SignIn;

/** Set-up of tests with a configured CDS Hooks caller whose keys are on a real server. */
abstract class OverCaller {
  static final URI CALLED = URI.create("https://app.example/cds-services");

  @TempDir Path folder;
  final LoopbackServer keys = new LoopbackServer(r -> Sent.json(200, CallerDouble.keySet()));
  final LoopbackServer evil = new LoopbackServer(r -> Sent.json(200, CallerDouble.keySet()));
  SmartParts parts;
  CallerDouble caller;

  @BeforeEach
  void open() throws IOException {
    SignIn.Caller known = new SignIn.Caller(CallerDouble.ISSUER, keys.at("/jwks"));
    parts =
        new SmartParts(
            folder,
            new SignIn(false, Optional.empty(), Optional.empty(), false, Optional.of(known)));
    caller = new CallerDouble(keys.at("/jwks"), evil.at("/jwks"), CALLED, parts.clock);
  }

  @AfterEach
  void close() {
    parts.close();
    keys.close();
    evil.close();
  }

  Optional<String> shown(String authorization) {
    return parts.room.callers().ehr(authorization, CALLED);
  }
}
