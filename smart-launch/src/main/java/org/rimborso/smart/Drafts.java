package org.rimborso.smart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.rimborso.chart.Reference;
import org.rimborso.store.DraftRows;
import org.rimborso.store.Store;

/**
 * What users typed and did not save, kept on the server and never in the browser. A draft belongs
 * to one user, patient and form: at that user's next launch on that patient it is there again, and
 * for nobody else.
 */
public final class Drafts {
  private static final Duration KEPT = Duration.ofDays(7);
  private static final int LONGEST = 16 * 1024;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};

  private final DraftRows rows;
  private final Sealing sealing;
  private final Clock clock;

  /**
   * @param key AES key to seal drafts with
   */
  public Drafts(Store store, SecretKey key, SecureRandom random, Clock clock) {
    this.rows = new DraftRows(store);
    this.sealing = new Sealing(key, random);
    this.clock = clock;
  }

  /**
   * Keeps what was typed, by field, in the place of what was kept before. On disk when this
   * returns.
   *
   * @param form which of the patient's forms, such as an account's for notes
   * @return whether it was kept; what is far longer than any note or letter is not
   * @throws org.rimborso.store.StoreUnavailable if it could not be
   */
  public boolean keep(Launch launch, String form, Map<String, String> fields) {
    String text = json(fields);
    if (text.length() > LONGEST) {
      return false;
    }
    String place = place(launch, form);
    rows.put(place, sealing.seal(text, place), clock.instant(), stale());
    return true;
  }

  /** What this user typed into this form about the launch's patient, if it is kept still. */
  public Optional<Map<String, String>> find(Launch launch, String form) {
    String place = place(launch, form);
    return rows.find(place, stale())
        .flatMap(kept -> sealing.open(kept, place))
        .flatMap(Drafts::fields);
  }

  /** Forgets it: it was saved, or its author emptied the form. */
  public void drop(Launch launch, String form) {
    rows.remove(place(launch, form));
  }

  private Instant stale() {
    return clock.instant().minus(KEPT);
  }

  private static String place(Launch launch, String form) {
    return Secrets.hash(
        String.join(
            "\n",
            launch.user().issuer(),
            launch.user().subject(),
            launch.ehr(),
            launch.patient().map(Reference::toString).orElse(""),
            form));
  }

  private static String json(Map<String, String> fields) {
    try {
      return JSON.writeValueAsString(fields);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("strings can be written as JSON", impossible);
    }
  }

  private static Optional<Map<String, String>> fields(String text) {
    try {
      return Optional.of(JSON.readValue(text, FIELDS));
    } catch (JsonProcessingException damaged) {
      return Optional.empty();
    }
  }
}
