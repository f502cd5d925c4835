package org.rimborso.ehr;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLException;
import org.rimborso.ehr.Reply.NotReached;
import org.rimborso.ehr.Reply.Received;
import org.rimborso.ehr.Reply.Why;

/**
 * The one class that opens connections. It calls only origins on its destination's list, compared
 * before any header is built, follows no redirect, and reads no more than the limits allow. It logs
 * nothing: addresses carry ids.
 */
final class Transport implements Door {
  /** A file whose bytes stop coming for so long is not coming any more. */
  private static final Duration SILENCE = Duration.ofMinutes(1);

  private final HttpClient client;
  private final Destination destination;
  private final Limits limits;
  private final Patience patience;

  Transport(Destination destination, Limits limits, Patience patience) {
    this.destination = destination;
    this.limits = limits;
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(limits.connect())
            .build();
  }

  @Override
  public Reply send(Call call, Budget budget) {
    if (!destination.allows(call.uri())) {
      return new NotReached(Why.ADDRESS_REFUSED);
    }
    Duration time = min(budget.left(), limits.answer());
    if (time.isZero()) {
      return new NotReached(Why.NO_TIME_LEFT);
    }
    HttpRequest request;
    try {
      request = request(call);
    } catch (IllegalArgumentException noHeader) {
      return new NotReached(Why.NOT_SENDABLE);
    }
    if (call.into().isEmpty()) {
      return await(client.sendAsync(request, this::subscriber), () -> 0L, time, time);
    }
    String encoding = call.headers().getOrDefault("Accept-Encoding", "identity");
    try (FileBody file = new FileBody(call.into().get(), limits.bodyBytes(), encoding)) {
      return await(client.sendAsync(request, file), file::size, SILENCE, time);
    }
  }

  private HttpRequest request(Call call) {
    boolean plain = Origin.of(call.uri()).map(Origin::plain).orElse(false);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(call.uri())
            // No upgrade offer on plain connections: some servers stumble over it.
            .version(plain ? HttpClient.Version.HTTP_1_1 : HttpClient.Version.HTTP_2)
            .method(
                call.method().name(),
                call.body()
                    .map(b -> BodyPublishers.ofString(b.text()))
                    .orElse(BodyPublishers.noBody()))
            .setHeader("Accept-Encoding", "gzip");
    call.headers().forEach(request::setHeader);
    call.body().ifPresent(b -> request.setHeader("Content-Type", b.type()));
    return request.build();
  }

  private HttpResponse.BodySubscriber<byte[]> subscriber(HttpResponse.ResponseInfo info) {
    return new CappedBody(
        limits.bodyBytes(), info.headers().firstValueAsLong("content-length").orElse(0));
  }

  /**
   * @param arrived how many bytes have come
   * @param silence no longer than that without a byte
   */
  private Reply await(
      CompletableFuture<HttpResponse<byte[]>> answer,
      LongSupplier arrived,
      Duration silence,
      Duration time) {
    try {
      return received(patient(answer, arrived, silence, patience.budget(time)));
    } catch (TimeoutException e) {
      // Cancelling the exchange also closes its connection.
      answer.cancel(true);
      return new NotReached(Why.TOO_SLOW);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return new NotReached(Why.INTERRUPTED);
    } catch (ExecutionException e) {
      return new NotReached(why(e));
    } catch (IOException e) {
      return new NotReached(undecodable(e));
    }
  }

  private HttpResponse<byte[]> patient(
      CompletableFuture<HttpResponse<byte[]>> answer,
      LongSupplier arrived,
      Duration silence,
      Budget budget)
      throws InterruptedException, ExecutionException, TimeoutException {
    while (true) {
      long before = arrived.getAsLong();
      try {
        return patience.await(answer, min(silence, budget.left()));
      } catch (TimeoutException silent) {
        if (arrived.getAsLong() == before || budget.spent()) {
          throw silent;
        }
      }
    }
  }

  private Reply received(HttpResponse<byte[]> response) throws IOException {
    Map<String, List<String>> headers = new HashMap<>();
    response.headers().map().forEach((name, v) -> headers.put(name.toLowerCase(Locale.ROOT), v));
    String encoding =
        response.headers().firstValue("content-encoding").orElse("").toLowerCase(Locale.ROOT);
    byte[] body = response.body();
    if (encoding.equals("gzip") || encoding.equals("x-gzip")) {
      body = body.length == 0 ? body : CappedBody.gunzip(body, limits.bodyBytes());
    } else if (!encoding.isEmpty() && !encoding.equals("identity")) {
      return new NotReached(Why.NOT_DECODABLE);
    }
    return new Received(response.statusCode(), headers, body);
  }

  private static Why undecodable(IOException failure) {
    if (failure instanceof CappedBody.TooLarge) {
      return Why.TOO_LARGE;
    }
    return failure instanceof EOFException ? Why.CUT : Why.NOT_DECODABLE;
  }

  private static Why why(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof CappedBody.TooLarge) {
        return Why.TOO_LARGE;
      }
      if (each instanceof FileBody.NotAskedFor) {
        return Why.NOT_DECODABLE;
      }
      if (each instanceof FileBody.DiskFailed) {
        return Why.NOT_KEPT;
      }
      if (each instanceof ConnectException || each instanceof SSLException) {
        return Why.NO_CONNECTION;
      }
      if (each instanceof HttpTimeoutException) {
        return each instanceof HttpConnectTimeoutException ? Why.NO_CONNECTION : Why.TOO_SLOW;
      }
    }
    return Why.CUT;
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
