// Where the macros of Oat++ are. Written for the tests, after the facts of
// version 1.4.

#ifndef OATPP_CODEGEN_STAND_IN_HPP
#define OATPP_CODEGEN_STAND_IN_HPP

#define OATPP_CODEGEN_BEGIN(NAME) STAND_IN_DEFINES_##NAME
#define STAND_IN_DEFINES_ApiController "oatpp/codegen/ApiController_define.hpp"

#endif
