package org.rimborso.smart;

import com.nimbusds.jose.JWSAlgorithm;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.rimborso.ehr.EhrSettings;
import org.rimborso.ehr.Ehrs;
import org.rimborso.ehr.FakeClock;
import org.rimborso.ehr.LoopbackServer.Sent;
import org.rimborso.ehr.Outbound;
import org.rimborso.ehr.Patience;
import org.rimborso.ehr.SignIn;
import org.rimborso.ehr.TestEhr;
import org.rimborso.ehr.TokenSource;
import org.rimborso.smart.SmartLaunch.Called;
import org.rimborso.smart.SmartLaunch.Completed;
import org.rimborso.smart.SmartLaunch.Redirect;
import org.rimborso.store.Store;
import org.rimborso.store.StoreSettings;

/** The whole of {@code smart} on a real store, against {@link FakeAuthorization}. */
final class SmartParts implements AutoCloseable {
  static final String BROWSER = "browser-key-of-at-least-128-bits";

  static final ClientKeys.Rotation ROTATION =
      new ClientKeys.Rotation(Duration.ofDays(90), Duration.ofDays(2));
  static final SecretKey KEY = new SecretKeySpec(new byte[32], "AES");

  final FakeAuthorization ehr = new FakeAuthorization();
  final FakeClock clock = new FakeClock();
  final Store store;
  final EhrSettings settings;
  final Smart room;
  final TokenSource tokens;
  final SmartLaunch smart;

  SmartParts(Path folder) throws IOException {
    this(folder, true, false);
  }

  SmartParts(Path folder, boolean confidential, boolean pkceUnadvertised) throws IOException {
    this(folder, confidential, pkceUnadvertised, SignIn.PLAIN);
  }

  SmartParts(Path folder, SignIn signIn) throws IOException {
    this(folder, !signIn.privateKey(), false, signIn);
  }

  private SmartParts(Path folder, boolean confidential, boolean pkceUnadvertised, SignIn signIn)
      throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "s3cr3t:%\n");
    settings =
        TestEhr.settings(
            "test",
            ehr.iss(),
            Set.of(),
            confidential ? Optional.of(secret) : Optional.empty(),
            pkceUnadvertised,
            signIn);
    store = Store.open(StoreSettings.h2(folder.resolve("db"), folder.resolve("db.key")));
    room = node(clock);
    tokens = room.tokens();
    smart = room.launch();
  }

  /** Another node on the same store. */
  Smart node(Patience patience) {
    return node(patience, List.of(settings));
  }

  /** Another node that knows these EHRs. */
  Smart node(Patience patience, List<EhrSettings> ehrs) {
    Outbound outbound = new Outbound(clock, clock);
    return Smart.open(
        new Smart.Site(URI.create("https://app.example"), KEY, ROTATION),
        new Ehrs(ehrs, outbound),
        outbound,
        store,
        patience,
        new SecureRandom(),
        clock);
  }

  /** Begins a launch and gives the parameters of the authorize address. */
  Query begin() {
    return Query.of(((Redirect) smart.begin(ehr.iss().toString(), "xyz", BROWSER)).authorize());
  }

  /** Begins and completes a launch, whose token answer has these members beside the id_token. */
  Launch launch(String more) {
    Query asked = begin();
    grant(asked.get("nonce"), more);
    return ((Completed) callback(asked.get("state"), "code", "c0de")).launch();
  }

  Called callback(String state, String... more) {
    return callbackFrom(BROWSER, state, more);
  }

  Called callbackFrom(String browser, String state, String... more) {
    Map<String, List<String>> query = new java.util.HashMap<>();
    query.put("state", List.of(state));
    for (int i = 0; i < more.length; i += 2) {
      query.put(more[i], List.of(more[i + 1]));
    }
    return smart.callback("test", query, browser);
  }

  /** Lets the token endpoint answer with a good id_token and {@code more} members. */
  void grant(String nonce, String more) {
    String good =
        FakeAuthorization.sign(
            ehr.claims(nonce).build(), FakeAuthorization.RSA, JWSAlgorithm.RS256);
    ehr.token = request -> Sent.json(200, FakeAuthorization.tokenAnswer(good, more));
  }

  /** A whole flow in which the token endpoint sends {@code idToken}. */
  Called flowWith(java.util.function.Function<String, String> idTokenOfNonce) {
    Query asked = begin();
    String token = idTokenOfNonce.apply(asked.get("nonce"));
    ehr.token = request -> Sent.json(200, FakeAuthorization.tokenAnswer(token, ""));
    return callback(asked.get("state"), "code", "c0de");
  }

  @Override
  public void close() {
    store.close();
    ehr.close();
  }
}
