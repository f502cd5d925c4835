package org.rimborso.smart;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;

/** What forgers do to tokens. */
final class Forgery {
  private Forgery() {}

  static String none(JWTClaimsSet claims) {
    return new PlainJWT(claims).serialize();
  }

  /** Signed with a public key, as if that were a shared secret. */
  static String hmac(JWTClaimsSet claims, JWSAlgorithm algorithm, RSAKey key) {
    try {
      SignedJWT jwt =
          new SignedJWT(
              new JWSHeader.Builder(algorithm)
                  .type(com.nimbusds.jose.JOSEObjectType.JWT)
                  .keyID(key.getKeyID())
                  .build(),
              claims);
      jwt.sign(new MACSigner(key.toPublicKey().getEncoded()));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  static String unsigned(String token) {
    return token.substring(0, token.lastIndexOf('.') + 1);
  }

  /** The one's content with the other's signature. */
  static String swapped(String token, String other) {
    return unsigned(token) + other.substring(other.lastIndexOf('.') + 1);
  }

  static String withHeader(String token, String algorithm, String kid) {
    String header = "{\"kid\":\"" + kid + "\",\"typ\":\"JWT\",\"alg\":\"" + algorithm + "\"}";
    return Base64URL.encode(header) + token.substring(token.indexOf('.'));
  }

  static String withPayload(String token, JWTClaimsSet claims) {
    String[] parts = token.split("\\.", -1);
    return parts[0] + "." + Base64URL.encode(claims.toString()) + "." + parts[2];
  }
}
