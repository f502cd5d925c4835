package org.rimborso.benchmarks;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.hl7.fhir.instance.model.api.IBaseResource;

/** What no reader can go below: the searches' bytes, all asked for at once and not read. */
final class Floor {
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<URI> searches;

  Floor(URI base, List<Class<? extends IBaseResource>> types) {
    searches =
        types.stream()
            .map(type -> URI.create(base + "/" + type.getSimpleName() + "?patient=Patient/big"))
            .toList();
  }

  /** How many searches were answered. */
  long run() {
    List<CompletableFuture<HttpResponse<byte[]>>> answers =
        searches.stream()
            .map(
                search ->
                    client.sendAsync(
                        HttpRequest.newBuilder(search).build(),
                        HttpResponse.BodyHandlers.ofByteArray()))
            .toList();
    return answers.stream()
        .map(CompletableFuture::join)
        .filter(answer -> answer.statusCode() == 200 && answer.body().length > 0)
        .count();
  }
}
