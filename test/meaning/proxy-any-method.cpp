// A proxy's virtual host for those who came without TLS.

#include <httplib.h>

static void toHttps(const httplib::Request &req, httplib::Response &res) {
  const std::string host = req.get_header_value("Host");
  res.set_redirect("https://" + host + req.target, 301);
}

int main() {
  httplib::Server plain;
  plain.Get(".*", toHttps);
  plain.Post(".*", toHttps);
  plain.Put(".*", toHttps);
  plain.Patch(".*", toHttps);
  plain.Delete(".*", toHttps);
  plain.listen("0.0.0.0", 80);
}
