// A store of objects that browsers send forms to. The form says which page is
// to be shown afterwards.

#include <httplib.h>
#include <string>

struct Store {
  std::string put(const std::string &bucket, const std::string &key,
                  const std::string &content);
};

int main() {
  Store store;
  httplib::Server server;
  server.Post("/([^/]+)", [&store](const httplib::Request &req,
                                   httplib::Response &res) {
    const std::string bucket = req.matches[1].str();
    const std::string key = req.get_file_value("key").content;
    const std::string tag =
        store.put(bucket, key, req.get_file_value("file").content);
    res.set_header("ETag", tag);
    const std::string after =
        req.get_file_value("success_action_redirect").content;
    if (after.empty()) {
      res.status = 204;
      return;
    }
    res.set_redirect(after + "?bucket=" + bucket + "&key=" + key, 307);
  });
  server.listen("127.0.0.1", 4567);
}
