package org.rimborso.smart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.rimborso.campaign.Campaign;
import org.rimborso.smart.Problem.Kind;
import org.rimborso.smart.SmartLaunch.Completed;

/** Tokens with one thing wrong, of users and of callers: none is believed. */
class BadJwtsTest extends OverCaller {
  @Test
  void tokens_withOneThingWrong_noneIsBelieved() throws IOException {
    List<String> believed = new ArrayList<>();
    int users = users(believed);
    Map<String, String> callers = caller.bad();
    callers.forEach(
        (name, token) -> {
          if (shown(token).isPresent()) {
            believed.add("caller: " + name);
          }
        });
    assertThat(believed).isEmpty();
    assertThat(users).isGreaterThanOrEqualTo(60);
    assertThat(callers.size()).isGreaterThanOrEqualTo(40);
    assertThat(shown(caller.good(c -> c))).isPresent();
    Campaign.tell(
        "bad-jwts",
        "%d bad JWTs (%d id_tokens, %d of CDS callers): %d accepted"
            .formatted(users + callers.size(), users, callers.size(), believed.size()));
  }

  private int users(List<String> believed) throws IOException {
    try (SmartParts plain =
        new SmartParts(Files.createDirectory(folder.resolve("users")), true, false)) {
      Map<String, Function<String, String>> bad = new BadIdTokens(plain.ehr).all();
      bad.forEach(
          (name, token) -> {
            SmartLaunch.Called called = plain.flowWith(token);
            if (called instanceof Completed) {
              believed.add("user: " + name);
            } else {
              assertThat(((Problem) called).kind())
                  .as(name)
                  .isIn(Kind.ID_TOKEN_INVALID, Kind.TOKEN_INVALID);
            }
          });
      return bad.size();
    }
  }
}
