package org.rimborso.codebooks.publisher;

import java.util.Optional;
import org.rimborso.ehr.Call;

/**
 * What tells one version of a file from another.
 *
 * @param etag as the site sent it
 * @param lastModified as the site sent it
 * @param size bytes
 * @param sha256 of the bytes, in hexadecimal
 */
record Version(Optional<String> etag, Optional<String> lastModified, long size, String sha256) {

  /** The same call, to be answered with the file only if it is another version. */
  Call unlessNewer(Call call) {
    Call asked = call;
    if (etag.isPresent()) {
      asked = asked.with("If-None-Match", etag.get());
    } else if (lastModified.isPresent()) {
      asked = asked.with("If-Modified-Since", lastModified.get());
    }
    return asked;
  }

  /** Whether the bytes are the same. */
  boolean sameBytes(Version other) {
    return size == other.size && sha256.equals(other.sha256);
  }
}
