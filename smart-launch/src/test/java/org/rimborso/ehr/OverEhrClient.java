package org.rimborso.ehr;

import org.junit.jupiter.api.AfterEach;
import org.rimborso.chart.Reference;
import org.rimborso.ehr.LoopbackServer.Sent;

/** Set-up of tests that read from and write to an EHR on this machine. */
abstract class OverEhrClient {
  static final Reference PATIENT = new Reference("Patient", "p1");

  final FakeClock clock = new FakeClock();
  final LoopbackServer ehr = new LoopbackServer(r -> Sent.json(404, "{}"));
  final EhrClient client = client(Paging.Caps.STANDARD);

  @AfterEach
  void close() {
    ehr.close();
  }

  EhrClient client(Paging.Caps caps) {
    EhrSettings settings = TestEhr.settings(ehr.at("/fhir"));
    return new EhrClient(settings, new Outbound(clock, clock).to(Destination.fhir(settings)), caps);
  }
}
