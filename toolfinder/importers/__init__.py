"""Importers that come with toolfinder."""

from toolfinder.importers.awesome_selfhosted import AwesomeSelfhosted
from toolfinder.importers.digital_public_goods import DigitalPublicGoods
from toolfinder.importers.publiccode import PublicCode
from toolfinder.importers.yunohost import YunoHost

BUILT_IN = (AwesomeSelfhosted, YunoHost, PublicCode, DigitalPublicGoods)
