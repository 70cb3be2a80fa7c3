// A place for files. Browsers see the file that they have sent, scripts get
// JSON.

#include <httplib.h>
#include <string>

struct Upload {
  std::string filename;
  std::string deleteKey;
};
bool processUpload(const std::string &name, const std::string &content,
                   Upload &upload);

int main() {
  httplib::Server server;
  server.Post("/upload/",
              [](const httplib::Request &req, httplib::Response &res) {
                Upload upload;
                if (!req.has_file("file")) {
                  res.status = 400;
                  return;
                }
                const auto file = req.get_file_value("file");
                if (!processUpload(file.filename, file.content, upload)) {
                  res.status = 500;
                  return;
                }
                if (req.get_header_value("Accept") == "application/json") {
                  res.set_content("{\"filename\":\"" + upload.filename + "\"}",
                                  "application/json");
                  return;
                }
                res.set_redirect("/" + upload.filename, 301);
              });
  server.listen("127.0.0.1", 8080);
}
