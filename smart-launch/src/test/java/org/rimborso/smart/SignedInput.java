package org.rimborso.smart;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.security.Signature;

/**
 * A fuzzer's input as a token. A line that begins a JSON object is a header and what follows it are
 * claims: they are signed as they stand, with a key that is believed, so that fuzzing reaches what
 * lies behind the signature. Anything else is the token itself.
 */
final class SignedInput {
  private SignedInput() {}

  static String token(byte[] input) {
    String text = new String(input, ISO_8859_1);
    int end = text.indexOf('\n');
    return text.startsWith("{") && end > 0
        ? signed(text.substring(0, end), text.substring(end + 1))
        : text;
  }

  /** An input that becomes a signed token with these claims. */
  static byte[] of(String header, String claims) {
    return (header + "\n" + claims).getBytes(ISO_8859_1);
  }

  private static String signed(String header, String claims) {
    String content = encoded(header) + "." + encoded(claims);
    try {
      Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initSign(FakeAuthorization.P256.toPrivateKey());
      signature.update(content.getBytes(ISO_8859_1));
      return content + "." + Base64URL.encode(signature.sign());
    } catch (GeneralSecurityException | JOSEException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static Base64URL encoded(String text) {
    return Base64URL.encode(text.getBytes(ISO_8859_1));
  }
}
