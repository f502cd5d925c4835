package org.rimborso.ehr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.ehr.TestEhr.ample;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Reference;
import org.rimborso.ehr.LoopbackServer.Seen;
import org.rimborso.ehr.LoopbackServer.Sent;

/** A token that ends in the middle of a page is renewed once, and reads are sent once more. */
class RenewedReadsTest extends OverEhrClient {
  private final List<String> refused = new ArrayList<>();

  private final Access access =
      new Access() {
        @Override
        public Optional<String> token() {
          return Optional.of("old");
        }

        @Override
        public Optional<String> renewed(String token) {
          refused.add(token);
          return Optional.of("new");
        }
      };

  private static String token(Seen request) {
    return request.header("authorization").orElse("");
  }

  private static Sent page(Seen request) {
    return token(request).equals("Bearer new")
        ? Sent.json(
            200,
            request.uri().getPath().contains("/Claim/")
                ? "{\"resourceType\":\"Claim\"}"
                : "{\"resourceType\":\"Bundle\"}")
        : Sent.json(401, "{}");
  }

  private SearchAnswer search() {
    return client.search(access, SearchUrl.of("Claim"), NextLink::in, ample());
  }

  @Test
  void search_tokenNotTaken_isRenewedAndAskedOnceMore() {
    ehr.answers(request -> page(request));
    assertThat(search()).isInstanceOf(SearchAnswer.Complete.class);
    assertThat(ehr.seen())
        .extracting(RenewedReadsTest::token)
        .containsExactly("Bearer old", "Bearer new");
    assertThat(refused).containsExactly("old");
  }

  @Test
  void search_newTokenNotTakenEither_isUnauthorizedAfterTwoCalls() {
    ehr.answers(request -> Sent.json(401, "{}"));
    assertThat(search()).isInstanceOf(SearchAnswer.Unauthorized.class);
    assertThat(ehr.seen()).hasSize(2);
    assertThat(refused).containsExactly("old");
  }

  /**
   * Of many searches of one page some begin after the renewal, with a token that is new already.
   */
  @Test
  void search_begunWithTheNewToken_renewsNoMore() {
    ehr.answers(request -> Sent.json(401, "{}"));
    Access page = Access.of(renewing(), "l1");
    client.search(page, SearchUrl.of("Claim"), NextLink::in, ample());
    client.search(page, SearchUrl.of("Encounter"), NextLink::in, ample());
    assertThat(refused).containsExactly("token 0");
    client.search(Access.of(renewing(), "l1"), SearchUrl.of("Claim"), NextLink::in, ample());
    assertThat(refused).as("another page begins anew").containsExactly("token 0", "token 1");
  }

  /** As many tokens as one wants, none of which is taken. */
  private TokenSource renewing() {
    return new TokenSource() {
      @Override
      public Optional<String> token(String launchId) {
        return Optional.of("token " + refused.size());
      }

      @Override
      public Optional<String> renewed(String launchId, String token) {
        refused.add(token);
        return token(launchId);
      }
    };
  }

  @Test
  void read_tokenNotTaken_isRenewedAndAskedOnceMore() {
    ehr.answers(request -> page(request));
    assertThat(client.read(access, new Reference("Claim", "c1"), ample()))
        .isInstanceOf(ReadAnswer.Found.class);
    assertThat(ehr.seen()).hasSize(2);
  }

  @Test
  void update_tokenNotTaken_isSentOnce() {
    ehr.answers(request -> Sent.json(401, "{}"));
    assertThat(client.update(access, new Reference("Claim", "c1"), "{}", Optional.empty(), ample()))
        .isInstanceOf(WriteAnswer.Unauthorized.class);
    assertThat(ehr.seen()).hasSize(1);
    assertThat(refused).isEmpty();
  }
}
