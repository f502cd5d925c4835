package org.rimborso.notes;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.chart.Reference;

/** Set-up of tests that save notes about a claim which the EHR holds. */
abstract class OverDesk {
  static final Reference FIRST = new Reference("ClaimResponse", "f1");

  @TempDir private Path folder;
  final FakeEhr ehr = Desk.ehrWithClaim();
  Desk desk;

  @BeforeEach
  void open() {
    desk = new Desk(folder, ehr, new Desk.TestClock());
  }

  @AfterEach
  void close() {
    desk.close();
  }
}
