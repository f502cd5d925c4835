package org.rimborso.smart;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import javax.crypto.SecretKey;
import org.rimborso.ehr.Ehr;
import org.rimborso.ehr.Ehrs;
import org.rimborso.ehr.Outbound;
import org.rimborso.ehr.Patience;
import org.rimborso.ehr.TokenSource;
import org.rimborso.store.CallerTokenRows;
import org.rimborso.store.LaunchStates;
import org.rimborso.store.SigningKeyRows;
import org.rimborso.store.Store;

/** This room, built: launches, their tokens, our keys, and who may call us. */
public final class Smart {
  private final SmartLaunch launch;
  private final TokenSource tokens;
  private final ClientKeys keys;
  private final CallerTokens callers;

  /**
   * What the room needs of the site.
   *
   * @param publicUrl at which browsers reach this app, without a slash at the end
   * @param sealingKey seals tokens, flows and signing keys in the store
   * @param rotation when our signing keys change
   */
  public record Site(URI publicUrl, SecretKey sealingKey, ClientKeys.Rotation rotation) {}

  /** Builds the room with waiting as it is usual. */
  public static Smart open(
      Site site, Ehrs ehrs, Outbound outbound, Store store, SecureRandom random, Clock clock) {
    return open(site, ehrs, outbound, store, time -> Thread.sleep(time.toMillis()), random, clock);
  }

  /** Builds the room. */
  static Smart open(
      Site site,
      Ehrs ehrs,
      Outbound outbound,
      Store store,
      Patience patience,
      SecureRandom random,
      Clock clock) {
    Sealing sealing = new Sealing(site.sealingKey(), random);
    KeySets keySets = new KeySets();
    SmartDiscovery discovery = new SmartDiscovery(keySets);
    ClientKeys keys = new ClientKeys(new SigningKeyRows(store), sealing, site.rotation(), clock);
    if (ehrs.all().stream().anyMatch(Smart::signs)) {
      keys.prepare();
    }
    TokenEndpoint endpoint = new TokenEndpoint(new ClientProof(keys, random, clock));
    Revocation revocation = new Revocation(discovery, endpoint);
    Tokens kept = new Tokens(store, site.sealingKey(), random, clock);
    Launches launches = new Launches(store);
    Renewal renewal =
        new Renewal(ehrs, launches, discovery, endpoint, revocation, kept, patience, clock);
    SmartLaunch launch =
        new SmartLaunch(
            ehrs,
            site.publicUrl(),
            new Flows(new LaunchStates(store), sealing, random, clock),
            discovery,
            new Completion(endpoint, kept, launches, random, clock),
            new SmartLaunch.Ending(kept, launches, revocation),
            random);
    CallerTokens callers =
        new CallerTokens(ehrs, outbound, keySets, new CallerTokenRows(store), clock);
    return new Smart(launch, new RenewedTokens(kept, renewal, clock), keys, callers);
  }

  private static boolean signs(Ehr ehr) {
    return ehr.settings().signIn().privateKey() || ehr.settings().backend().isPresent();
  }

  private Smart(SmartLaunch launch, TokenSource tokens, ClientKeys keys, CallerTokens callers) {
    this.launch = launch;
    this.tokens = tokens;
    this.keys = keys;
    this.callers = callers;
  }

  public SmartLaunch launch() {
    return launch;
  }

  /** Tokens of launches, renewed when needed. */
  public TokenSource tokens() {
    return tokens;
  }

  public ClientKeys keys() {
    return keys;
  }

  public CallerTokens callers() {
    return callers;
  }
}
