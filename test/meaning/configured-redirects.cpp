// A site's configuration says which pages have moved, with what they had in
// their address.

#include <httplib.h>
#include <string>

struct Moved {
  const char *from;
  const char *to;
};
static const Moved moved[] = {
    {"/articles/(.+)", "/blog/"},
    {"/team/(.+)", "/about/people/"},
};

int main() {
  httplib::Server server;
  for (const Moved &page : moved) {
    const std::string to = page.to;
    const auto redirect = [to](const httplib::Request &req,
                               httplib::Response &res) {
      res.set_redirect(to + req.matches[1].str(), 301);
    };
    server.Get(page.from, redirect);
    server.Post(page.from, redirect);
    server.Put(page.from, redirect);
    server.Delete(page.from, redirect);
  }
  server.listen("127.0.0.1", 4321);
}
