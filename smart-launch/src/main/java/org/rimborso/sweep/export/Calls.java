package org.rimborso.sweep.export;

import java.util.Optional;
import org.rimborso.ehr.Access;
import org.rimborso.ehr.Budget;
import org.rimborso.ehr.Call;
import org.rimborso.ehr.Door;
import org.rimborso.ehr.Reply;
import org.rimborso.ehr.Reply.Received;

/** Sends calls through a door; what it is not made for never carries a token. */
@FunctionalInterface
interface Calls {
  /** The reply; empty if there is no token to send it with. */
  Optional<Reply> send(Call call, Budget budget);

  /** Without a token, whoever is asked. */
  static Calls open(Door door) {
    return (call, budget) -> Optional.of(door.send(call, budget));
  }

  /** With the app's token, which is renewed once where it is not taken. */
  static Calls signed(Door door, Access access) {
    return (call, budget) -> {
      Optional<String> token = access.token();
      Optional<Reply> reply = token.map(one -> door.send(bearing(call, one), budget));
      return reply.filter(Calls::isUnauthorized).isEmpty()
          ? reply
          : access
              .renewed(token.orElseThrow())
              .map(another -> door.send(bearing(call, another), budget));
    };
  }

  private static boolean isUnauthorized(Reply reply) {
    return reply instanceof Received received && received.status() == 401;
  }

  private static Call bearing(Call call, String token) {
    return call.with("Authorization", "Bearer " + token);
  }
}
