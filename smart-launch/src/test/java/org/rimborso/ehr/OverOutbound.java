package org.rimborso.ehr;

import java.net.URI;
import java.util.Set;
import org.rimborso.ehr.Reply.NotReached;
import org.rimborso.ehr.Reply.Why;

/** Set-up of tests that send through the one door out. */
abstract class OverOutbound {
  final FakeClock clock = new FakeClock();
  final Outbound outbound = new Outbound(clock, clock);

  Door door(URI origin, Limits limits) {
    return outbound.to(new Destination("test", Set.of(Origin.of(origin).orElseThrow())), limits);
  }

  Door door(URI origin) {
    return door(origin, Limits.STANDARD);
  }

  static Call get(URI uri) {
    return Call.get(uri, "application/json").with("Authorization", "Bearer secret");
  }

  static NotReached notReached(Why why) {
    return new NotReached(why);
  }
}
