package org.rimborso.web;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.rimborso.access.Admitted;
import org.rimborso.store.SweepRun;

/** Sweeps in memory. */
final class FakeSweeps implements Sweeps {
  static final Instant NOW = Instant.parse("2026-11-29T13:04:00Z");
  final List<String> wished = new CopyOnWriteArrayList<>();
  volatile List<SweepRun> runs = List.of();
  volatile Optional<Instant> next = Optional.empty();
  volatile boolean isSetUp = true;
  volatile Answer answer = Answer.STARTED;

  @Override
  public Instant now() {
    return NOW;
  }

  @Override
  public List<OfEhr> all(Admitted visitor) {
    return List.of(new OfEhr("hospital", ZoneId.of("Europe/Rome"), isSetUp, next, runs));
  }

  @Override
  public Answer start(Admitted visitor, String ehr) {
    wished.add("start " + ehr);
    return answer;
  }

  @Override
  public Answer stop(Admitted visitor, String ehr) {
    wished.add("stop " + ehr);
    return answer;
  }
}
