package org.rimborso.ehr;

import java.net.URI;
import java.util.Optional;
import org.rimborso.chart.Reference;
import org.rimborso.ehr.Reply.NotReached;
import org.rimborso.ehr.Reply.Received;

/**
 * The FHIR API of one configured EHR: searches page by page, reads, creates and updates. Answers
 * are values; nothing here throws for what an EHR does. Safe for many threads.
 */
public final class EhrClient {
  static final String FHIR_JSON = "application/fhir+json";

  private static final String JSON_PATCH = "application/json-patch+json";

  private final URI base;
  private final Door door;
  private final Paging.Caps caps;

  /**
   * @param door to {@link Destination#fhir}
   */
  public EhrClient(EhrSettings settings, Door door) {
    this(settings, door, Paging.Caps.STANDARD);
  }

  EhrClient(EhrSettings settings, Door door, Paging.Caps caps) {
    this.base = settings.iss();
    this.door = door;
    this.caps = caps;
  }

  /**
   * Asks for every page of {@code search} and hands each to {@code sink}, in this thread. At most
   * 200 pages and 64 MiB; next links only at the same origin and under the same base path. A token
   * that is not taken is renewed once.
   */
  public SearchAnswer search(Access access, SearchUrl search, PageSink sink, Budget budget) {
    Optional<String> token = access.token();
    if (token.isEmpty()) {
      return new SearchAnswer.Unauthorized();
    }
    RenewedReads reads = new RenewedReads(door, access, token.get());
    return new Paging(base, caps, sink).run(search.under(base), page -> reads.get(page, budget));
  }

  /** Reads one resource; once more with a renewed token where the first one was not taken. */
  public ReadAnswer read(Access access, Reference reference, Budget budget) {
    Optional<String> token = access.token();
    if (token.isEmpty()) {
      return new ReadAnswer.Unauthorized();
    }
    Reply reply = new RenewedReads(door, access, token.get()).get(address(reference), budget);
    if (!(reply instanceof Received received)) {
      return new ReadAnswer.NotReached(((NotReached) reply).why());
    }
    return switch (received.status()) {
      case 200 ->
          received.saysJson() && isA(reference.type(), received.body())
              ? new ReadAnswer.Found(received.body(), received.header("etag"))
              : new ReadAnswer.Unreadable();
      case 401 -> new ReadAnswer.Unauthorized();
      case 404, 410 -> new ReadAnswer.Missing(received.status());
      default -> new ReadAnswer.Refused(received.status());
    };
  }

  /** What is cut, or something else, must not be taken for a resource that lacks something. */
  private static boolean isA(String type, byte[] json) {
    return ResourceName.in(json).filter(name -> name.type().equals(type)).isPresent();
  }

  /**
   * Creates a resource. Sent once.
   *
   * @param ifNoneExist create only if this search finds nothing
   */
  public WriteAnswer create(
      Access access, String type, String json, Optional<SearchUrl> ifNoneExist, Budget budget) {
    Call call = Call.post(SearchUrl.of(type).under(base), FHIR_JSON, body(json));
    for (SearchUrl search : ifNoneExist.stream().toList()) {
      call = call.with("If-None-Exist", search.query());
    }
    return write(access, call, Written.ofCreate(type), budget);
  }

  /**
   * Replaces a resource. Sent once.
   *
   * @param ifMatch the {@code ETag} of the version this was made from
   */
  public WriteAnswer update(
      Access access, Reference reference, String json, Optional<String> ifMatch, Budget budget) {
    Call call = Call.put(address(reference), FHIR_JSON, body(json));
    for (String etag : ifMatch.stream().toList()) {
      call = call.with("If-Match", etag);
    }
    return write(access, call, Written.ofUpdate(reference), budget);
  }

  /**
   * Changes parts of a resource. Sent once.
   *
   * @param patch a JSON Patch
   * @param ifMatch the {@code ETag} of the version this was made for
   */
  public WriteAnswer patch(
      Access access, Reference reference, String patch, Optional<String> ifMatch, Budget budget) {
    Call call = Call.patch(address(reference), FHIR_JSON, new Call.Body(JSON_PATCH, patch));
    for (String etag : ifMatch.stream().toList()) {
      call = call.with("If-Match", etag);
    }
    return write(access, call, Written.ofUpdate(reference), budget);
  }

  private WriteAnswer write(Access access, Call call, Written written, Budget budget) {
    Optional<String> token = access.token();
    if (token.isEmpty()) {
      return new WriteAnswer.Unauthorized();
    }
    Reply reply = door.send(authorized(call, token.get()), budget);
    if (!(reply instanceof Received received)) {
      return new WriteAnswer.NotReached(((NotReached) reply).why());
    }
    return switch (received.status()) {
      case 200, 201, 204 -> written.read(received);
      case 401 -> new WriteAnswer.Unauthorized();
      case 409, 412 -> new WriteAnswer.Conflict(received.status());
      default -> new WriteAnswer.Refused(received.status());
    };
  }

  private URI address(Reference reference) {
    return URI.create(SearchUrl.slashed(base) + reference);
  }

  static Call authorized(Call call, String token) {
    return call.with("Authorization", "Bearer " + token);
  }

  private static Call.Body body(String json) {
    return new Call.Body(FHIR_JSON + "; charset=utf-8", json);
  }
}
